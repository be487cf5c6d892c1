import Foundation
import TestSupport
import Testing

@testable import AWS

/// What AWS asks to wait is waited.
@Suite struct RetryAfterTests {
    static let texts: [(header: String, date: String?, seconds: Int?)] = [
        ("120", nil, 120), ("0", nil, nil), ("", nil, nil), ("-5", nil, nil), ("soon", nil, nil), ("1.5", nil, nil),
        ("99999999999999999999", nil, 604_800),
        // The three forms of RFC 9110, beside the answer's own date.
        ("Sun, 06 Nov 1994 08:49:37 GMT", "Sun, 06 Nov 1994 08:48:37 GMT", 60),
        ("Sunday, 06-Nov-94 08:49:37 GMT", "Sun, 06 Nov 1994 08:48:37 GMT", 60),
        ("Sun Nov  6 08:49:37 1994", "Sun, 06 Nov 1994 08:48:37 GMT", 60),
        ("Sun, 06 Nov 1994 08:47:37 GMT", "Sun, 06 Nov 1994 08:48:37 GMT", nil),
        // Without it, beside this machine's clock.
        ("Thu, 01 Jan 1970 00:02:00 GMT", nil, 20),
    ]

    @Test(arguments: texts.indices) func `seconds and dates are read`(_ index: Int) {
        let (header, date, seconds) = Self.texts[index]
        var response = HTTPResponse(status: 400, headers: ["retry-after": header], body: Data())
        response.headers["date"] = date
        let found = response.retryAfter(now: Date(timeIntervalSince1970: 100))
        #expect(found == seconds.map { .seconds($0) })
    }

    @Test(arguments: [400, 503]) func `the next request waits for that long`(_ status: Int) async throws {
        let clock = ManualClock(tasks: 1)
        let code = status == 503 ? "ServiceException" : "TooManyRequestsException"
        let answers = PreparedAnswers([.refusal(code, status: status, headers: ["retry-after": "30"]), .roots])
        let client = AWSClient.limited(answers, clock: clock)
        _ = try await client.send(ListRoots())
        #expect(answers.requests == 2)
        #expect((.seconds(30)...(.seconds(30.2))).contains(clock.now.offset))
    }

    @Test func `the whole family waits`() async throws {
        let clock = ManualClock()
        let answers = PreparedAnswers([.refusal(headers: ["retry-after": "30"]), .roots])
        let client = AWSClient.limited(answers, clock: clock)
        let first = Task { try await client.send(ListRoots()) }
        while clock.sleeping < 1 { await Task.yield() }
        #expect(client.traffic[.organizationsRead]?.paused == .seconds(30))
        let second = Task { try await client.send(DescribeAccount(accountId: "1")) }
        while clock.sleeping < 2 { await Task.yield() }
        #expect(answers.requests == 1)
        // Another family does not.
        _ = try? await client.send(CloseAccount(accountId: "1"))
        #expect(answers.requests == 2)
        first.cancel()
        second.cancel()
    }

    @Test func `a pause that is too long fails, and sends nothing until it is over`() async throws {
        let clock = ManualClock()
        let answers = PreparedAnswers([.refusal(headers: ["retry-after": "3600"]), .roots])
        let client = AWSClient.limited(answers, clock: clock)
        for _ in 1...2 {
            let error = await #expect(throws: AWSError.self) { _ = try await client.send(ListRoots()) }
            #expect(error?.kind == .throttled)
            #expect(error?.retryAfter == .seconds(3600))
            #expect(error?.mayHaveTakenEffect == false)
        }
        #expect(answers.requests == 1)
        clock.advance(by: .seconds(3600))
        _ = try await client.send(ListRoots())
        #expect(answers.requests == 2)
    }

    @Test func `what a try came to is told where a pause keeps it from the next`() async throws {
        let clock = ManualClock()
        let answers = PreparedAnswers([
            .refusal("ServiceException", status: 500), .refusal(headers: ["retry-after": "3600"]), .roots,
        ])
        let client = AWSClient.limited(answers, clock: clock)
        let first = Task { try await client.send(ListRoots()) }
        while clock.sleeping < 1 { await Task.yield() }
        await #expect(throws: AWSError.self) { _ = try await client.send(ListRoots()) }
        clock.advance(by: .seconds(1))
        let error = await #expect(throws: AWSError.self) { _ = try await first.value }
        #expect(error?.kind == .server && error?.mayHaveTakenEffect == true)
        #expect(answers.requests == 2)
    }

    /// CreateAccount has no idempotency token (law 6).
    @Test func `a create whose fate is unknown is not sent again because AWS names a time`() async throws {
        let answers = PreparedAnswers([
            .refusal("ServiceException", status: 503, headers: ["retry-after": "1"]), .roots,
        ])
        let create = CreateAccount(accountName: "A", email: "a@example.com", tags: [])
        let error = await #expect(throws: AWSError.self) {
            _ = try await AWSClient.limited(answers, clock: ManualClock(tasks: 1)).send(create)
        }
        #expect(error?.mayHaveTakenEffect == true)
        #expect(answers.requests == 1)
    }

    @Test func `an answer tells how far the clocks are apart`() async throws {
        let answers = PreparedAnswers([
            .refusal("ServiceException", headers: ["date": "Thu, 01 Jan 2099 00:00:00 GMT"])
        ])
        let client = AWSClient.limited(answers, clock: ManualClock())
        #expect(client.clockSkew == nil)
        _ = try? await client.send(CloseAccount(accountId: "1"))
        let theirs = Int64(Date().timeIntervalSince1970) + (try #require(client.clockSkew)).components.seconds
        #expect((4_070_908_790...4_070_908_810).contains(theirs))
    }
}
