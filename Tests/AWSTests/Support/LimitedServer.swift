import Foundation
import Synchronization
import TestSupport

@testable import AWS

/// A server behind a token bucket, on a clock that costs no time: the requests never leave the process.
final class LimitedServer: Transport {
    struct Limit {
        var rate: Double
        var burst: Double
    }

    private struct Request {
        var time: Duration
        var isTaken: Bool
    }

    private struct State {
        var limit: Limit?
        var tokens: Double
        var filled = Duration.zero
        var requests: [Request] = []
    }

    let answerTime = AnswerTime()
    private let clock: ManualClock
    private let latency: Duration
    private let state: Mutex<State>

    init(_ limit: Limit?, clock: ManualClock, latency: Duration = .milliseconds(10)) {
        self.clock = clock
        self.latency = latency
        state = Mutex(State(limit: limit, tokens: limit?.burst ?? 0))
    }

    /// How many requests came in that time, and how many of them were refused.
    func count(from start: Duration = .zero, until end: Duration = .seconds(1 << 40)) -> (all: Int, refused: Int) {
        let requests = state.withLock(\.requests).filter { start <= $0.time && $0.time < end }
        return (requests.count, requests.count { !$0.isTaken })
    }

    func change(to limit: Limit) { state.withLock { $0.limit = limit } }

    func send(
        _: HTTPRequest, deadline _: Duration, window: RequestWindow?
    ) async throws(TransportError) -> HTTPResponse {
        guard window?.isOpen ?? true else { throw .windowClosed }
        try await pass(latency / 2)
        let isTaken = take(at: clock.now.offset)
        try await pass(latency / 2)
        return isTaken
            ? HTTPResponse(status: 200, headers: [:], body: Data(#"{"Roots": []}"#.utf8))
            : HTTPResponse(status: 400, headers: [:], body: Data(#"{"__type": "TooManyRequestsException"}"#.utf8))
    }

    private func pass(_ time: Duration) async throws(TransportError) {
        do {
            try await clock.sleep(for: time)
        } catch {
            throw TransportError(kind: .interrupted, message: "cancelled")
        }
    }

    private func take(at now: Duration) -> Bool {
        state.withLock { state in
            var isTaken = true
            if let limit = state.limit {
                state.tokens = min(limit.burst, state.tokens + (now - state.filled) / .seconds(1) * limit.rate)
                state.filled = now
                // What adds up to a token in parts must count as one.
                isTaken = state.tokens >= 1 - 1e-9
                if isTaken { state.tokens -= 1 }
            }
            state.requests.append(Request(time: now, isTaken: isTaken))
            return isTaken
        }
    }

    /// Asks without a pause until that time, as many at once as the clock has tasks.
    func keepBusy(_ client: AWSClient, callers: Int, until end: Duration) async throws {
        try await withThrowingTaskGroup(of: Void.self) { group in
            for _ in 0..<callers {
                group.addTask {
                    defer { self.clock.leave() }
                    while self.clock.now.offset < end { _ = try await client.send(ListRoots()) }
                }
            }
            try await group.waitForAll()
        }
    }
}
