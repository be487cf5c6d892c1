import TestSupport
import Testing

@testable import AWS

/// How requests wait, and what is told of it.
@Suite struct RateLimiterTests {
    private let move = MoveAccount(accountId: "1", sourceParentId: "r-1", destinationParentId: "ou-1")

    @Test func `copies of a client share its limiters, and families do not`() async throws {
        let clock = ManualClock(tasks: 1)
        let client = AWSClient.limited(PreparedAnswers([.refusal(), .roots]), clock: clock)
        let copy = client
        _ = try await client.send(ListRoots())
        #expect(copy.traffic[.organizationsRead]?.throttled == 1)
        #expect(copy.traffic[.organizationsRead]?.requests == 2)
        // A refusal is followed by the family's published rate; the answer that followed it has raised that by a step.
        #expect(copy.traffic[.organizationsRead]?.rate == 10.5)
        _ = try await copy.send(move)
        #expect(client.traffic[.organizationsWrite]?.rate == nil)
        #expect(client.traffic[.organizationsWrite]?.waited == .zero)
        #expect(client.traffic[.sts] == nil)
    }

    @Test func `operations are in the family that AWS limits`() {
        #expect(APIFamily(.organizations, operation: "ListAccounts") == .organizationsRead)
        #expect(APIFamily(.organizations, operation: "DescribeCreateAccountStatus") == .organizationsRead)
        #expect(APIFamily(.organizations, operation: "TagResource") == .organizationsWrite)
        #expect(APIFamily(.organizations, operation: "CreateAccount") == .organizationsAccounts)
        #expect(APIFamily(.organizations, operation: "CloseAccount") == .organizationsAccounts)
        #expect(APIFamily(.organizations, operation: "CreateOrganizationalUnit") == .organizationsWrite)
        #expect(APIFamily(.account, operation: "PutAccountName").description == "account:PutAccountName")
        #expect(APIFamily(.tagging, operation: "GetResources") == .tagging)
        #expect(APIFamily(.sts, operation: "GetCallerIdentity") == .sts)
    }

    @Test func `a page is in the family of its operation`() async throws {
        let client = AWSClient.limited(PreparedAnswers([.roots]), clock: ManualClock(tasks: 1))
        _ = try await client.all(ListRoots())
        #expect(client.traffic.keys.map(\.description) == ["organizations-read"])
    }

    @Test(arguments: [
        ("InvalidInputException", 400), ("ConstraintViolationException", 400), ("ValidationException", 400),
        ("ValidationException", 403), ("MalformedInput", 404),
    ]) func `a validation error is not sent again`(_ code: String, _ status: Int) async throws {
        let answers = PreparedAnswers([.refusal(code, status: status, headers: ["retry-after": "1"])])
        await #expect(throws: AWSError.self) {
            _ = try await AWSClient.limited(answers, clock: ManualClock(tasks: 1)).send(ListRoots())
        }
        #expect(answers.requests == 1)
    }

    /// The clock is moved by hand: the wait is seen before it ends.
    @Test func `waiting ends with the task's cancellation`() async throws {
        let clock = ManualClock()
        let answers = PreparedAnswers([.refusal(headers: ["retry-after": "30"]), .roots])
        let client = AWSClient.limited(answers, clock: clock)
        let first = Task { try await client.send(ListRoots()) }
        while clock.sleeping < 1 { await Task.yield() }
        let second = Task { try await client.send(ListRoots()) }
        while clock.sleeping < 2 { await Task.yield() }
        #expect(client.traffic[.organizationsRead]?.waiting == 1)
        clock.advance(by: .seconds(7))
        second.cancel()
        await #expect(throws: CancellationError.self) { _ = try await second.value }
        #expect(client.traffic[.organizationsRead]?.waiting == 0)
        first.cancel()
        await #expect(throws: CancellationError.self) { _ = try await first.value }
        #expect(answers.requests == 1)
        #expect(client.traffic[.organizationsRead]?.waited == .seconds(14))
    }

    @Test func `no request waits beyond its window`() async throws {
        let clock = ManualClock(tasks: 1)
        let answers = PreparedAnswers([.refusal(), .roots])
        let client = AWSClient.limited(answers, clock: clock)
        // A thousandth of the rate below: the turns of the next ones are seconds away.
        _ = try await client.send(move)
        let sent = answers.requests
        let window = RequestWindow(closes: .now.advanced(by: .milliseconds(100)), longest: .seconds(30))
        let before = clock.now
        let error = await #expect(throws: AWSError.self) {
            try await AWSClient.$window.withValue(window) { _ = try await client.send(move) }
        }
        #expect(error?.kind == .windowClosed)
        #expect(error?.mayHaveTakenEffect == false)
        #expect(answers.requests == sent)
        #expect(clock.now == before)
    }

    @Test func `what the last try came to is told where the window closes before the next`() async throws {
        let answers = PreparedAnswers([.refusal(headers: ["retry-after": "30"]), .roots])
        let window = RequestWindow(closes: .now.advanced(by: .seconds(20)), longest: .seconds(20))
        let error = await #expect(throws: AWSError.self) {
            try await AWSClient.$window.withValue(window) {
                _ = try await AWSClient.limited(answers, clock: ManualClock(tasks: 1)).send(ListRoots())
            }
        }
        #expect(error?.kind == .throttled)
        #expect(answers.requests == 1)
    }

    @Test func `a wait before another try is anything from nothing to the whole`() {
        let retry = RetryPolicy(generator: SeededGenerator(seed: 1))
        for attempt in 1...12 {
            let whole = min(.seconds(20), .milliseconds(100) * (1 << (attempt - 1)))
            let waits = (0..<200).map { _ in retry.delay(beforeAttempt: attempt) }
            #expect(waits.allSatisfy { (.zero...whole).contains($0) })
            #expect(waits.contains { $0 < whole * 0.1 } && waits.contains { $0 > whole * 0.9 })
        }
    }

    @Test func `the same seed waits the same time`() {
        let waits = (0..<2).map { _ in
            let retry = RetryPolicy(generator: SeededGenerator(seed: 7))
            return (1...5).map { retry.delay(beforeAttempt: $0) }
        }
        #expect(waits[0] == waits[1])
    }

    @Test func `of requests that are refused together one counts`() {
        var rate = AdaptiveRate(start: 10)
        for _ in 1...8 { rate.wasRefused(startedAt: .zero, now: .milliseconds(100)) }
        #expect(rate.current == 10)
    }

    @Test func `requests that did not wait say nothing about a higher rate`() {
        var rate = AdaptiveRate(start: 10)
        rate.wasRefused(startedAt: .zero, now: .milliseconds(100))
        for _ in 1...1000 { rate.wasTaken(waited: false) }
        #expect(rate.current == 10)
    }

    /// Idle time before a refusal is no sign of a slow server.
    @Test func `a pause in the work does not lower the rate by more than a refusal does`() throws {
        var pacing = Pacing(startingRate: 10)
        func start(at time: Duration) -> Pacing.Start? {
            let ticket = pacing.join(at: time)
            guard case .now(let start) = pacing.turn(of: ticket, at: time) else { return nil }
            return start
        }
        pacing.wasRefused(try #require(start(at: .zero)), now: .zero)
        for number in 1...20 { pacing.wasTaken(try #require(start(at: .milliseconds(number * 101)))) }
        pacing.wasRefused(try #require(start(at: .seconds(3600))), now: .seconds(3600))
        #expect(pacing.rate.current == 9.5)
    }
}
