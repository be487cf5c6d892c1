import TestSupport
import Testing

@testable import AWS

/// How much of a server's rate is used, and how many requests it refuses, on a clock that costs no time.
@Suite struct RateBoundTests {
    struct Case: CustomTestStringConvertible {
        var rate: Double
        var burst: Double
        var callers: Int

        var testDescription: String { "\(rate) a second, \(burst) at once, \(callers) callers" }
    }

    static let cases = [1.0, 4, 10, 20, 50].flatMap { rate in
        Set([rate, 1]).sorted().flatMap { burst in
            [8, 1].map { Case(rate: rate, burst: burst, callers: $0) }
        }
    }

    /// Keeps a client busy, and gives the share of the rate that was used and that of the requests that were refused
    /// in the last part of the time.
    private func shares(
        of server: LimitedServer, rate: Double, callers: Int, clock: ManualClock, after settled: Double,
        for length: Double
    ) async throws -> (used: Double, refused: Double) {
        let end = Duration.seconds(settled + length)
        try await server.keepBusy(AWSClient.limited(server, clock: clock), callers: callers, until: end)
        let count = server.count(from: .seconds(settled), until: end)
        return (Double(count.all - count.refused) / (rate * length), Double(count.refused) / Double(count.all))
    }

    @Test(arguments: cases) func `a busy client uses the rate and is hardly refused`(_ example: Case) async throws {
        let clock = ManualClock(tasks: example.callers)
        let server = LimitedServer(.init(rate: example.rate, burst: example.burst), clock: clock)
        let (used, refused) = try await shares(
            of: server, rate: example.rate, callers: example.callers, clock: clock, after: 60, for: 2000 / example.rate)
        #expect(used >= 0.95)
        #expect(refused <= 0.01)
        // Finding the rate takes a few refusals, and no request is given up for them.
        #expect(server.count(until: .seconds(60)).refused <= 40)
    }

    @Test(arguments: [(4.0, 50.0), (50, 4), (1, 200), (200, 1)])
    func `a rate that changes is found again`(_ before: Double, _ after: Double) async throws {
        let clock = ManualClock(tasks: 9)
        let server = LimitedServer(.init(rate: before, burst: before), clock: clock)
        let settled = 2000 / before + 200
        async let changing: Void = {
            defer { clock.leave() }
            try await clock.sleep(for: .seconds(2000 / before))
            server.change(to: .init(rate: after, burst: after))
        }()
        let (used, refused) = try await shares(
            of: server, rate: after, callers: 8, clock: clock, after: settled + 1000 / before, for: 2000 / after)
        try await changing
        #expect(used >= 0.95)
        #expect(refused <= 0.01)
    }

    /// As many as a full observation of 10,000 accounts is.
    @Test func `a client that is never refused never waits`() async throws {
        let clock = ManualClock(tasks: 8)
        let server = LimitedServer(nil, clock: clock)
        let client = AWSClient.limited(server, clock: clock)
        try await server.keepBusy(client, callers: 8, until: .seconds(1))
        #expect(server.count().all == 800)
        let traffic = try #require(client.traffic[.organizationsRead])
        #expect(traffic.requests == 800 && traffic.waited == .zero && traffic.rate == nil)
    }
}
