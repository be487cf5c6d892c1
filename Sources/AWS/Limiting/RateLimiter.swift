import Synchronization

/// Holds requests of one family back to the rate that AWS takes.
///
/// Waiting is sleeping on the clock: it blocks no thread, and ends with the task's cancellation.
final class RateLimiter: Sendable {
    /// Why a request did not get a turn.
    enum Refusal: Error {
        /// Its turn would come after its window for requests has closed.
        case windowCloses
        /// AWS asked for a longer pause than is waited for.
        case paused(for: Duration)
    }

    private struct State {
        var pacing: Pacing
        var traffic = Traffic()
    }

    private let timeline: Timeline
    private let patience: Duration
    private let state: Mutex<State>

    init(startingRate: Double, timeline: Timeline, patience: Duration) {
        self.timeline = timeline
        self.patience = patience
        state = Mutex(State(pacing: Pacing(startingRate: startingRate)))
    }

    var traffic: Traffic {
        let now = timeline.now
        return state.withLock { state in
            var traffic = state.traffic
            traffic.waiting = state.pacing.waiting
            traffic.rate = state.pacing.rate.current
            traffic.paused = max(.zero, state.pacing.pausedUntil - now)
            return traffic
        }
    }

    /// Waits until the request may be sent.
    ///
    /// - Parameter limit: the time in which it must be sent; `nil` is any.
    /// - Throws: ``Refusal`` at once where the wait would be too long; `CancellationError`.
    func turn(within limit: Duration?) async throws -> Pacing.Start {
        let began = timeline.now
        let ticket = state.withLock { $0.pacing.join(at: began) }
        var now = began
        do {
            while true {
                let (turn, pause) = state.withLock { state in
                    (state.pacing.turn(of: ticket, at: now), state.pacing.pausedUntil - now)
                }
                switch turn {
                case .now(let start):
                    state.withLock { $0.traffic.waited += now - began }
                    return start
                case .later(let wait, let expected):
                    if pause > patience { throw Refusal.paused(for: pause) }
                    if let limit, now - began + expected >= limit { throw Refusal.windowCloses }
                    try await timeline.sleep(until: now + wait)
                    now = timeline.now
                }
            }
        } catch {
            now = timeline.now
            state.withLock { state in
                state.pacing.leave(ticket)
                state.traffic.waited += now - began
            }
            throw error
        }
    }

    /// Waits before another try, where its turn is waited for besides.
    func backOff(for delay: Duration) async throws {
        let began = timeline.now
        defer { state.withLock { [now = timeline.now] in $0.traffic.waited += now - began } }
        try await timeline.sleep(until: began + delay)
    }

    /// AWS took the request, whatever it answered.
    func wasTaken(_ start: Pacing.Start) {
        state.withLock { state in
            state.traffic.requests += 1
            state.pacing.wasTaken(start)
        }
    }

    /// The request failed in a way that says nothing about its rate.
    ///
    /// - Parameter pause: what AWS asked for.
    func hasFailed(pause: Duration?) {
        let now = timeline.now
        state.withLock { state in
            state.traffic.requests += 1
            if let pause { state.pacing.pause(until: now + pause) }
        }
    }

    /// AWS refused the request as one too many.
    func wasRefused(_ start: Pacing.Start, pause: Duration?) {
        let now = timeline.now
        state.withLock { state in
            state.traffic.requests += 1
            state.traffic.throttled += 1
            state.pacing.wasRefused(start, now: now)
            if let pause { state.pacing.pause(until: now + pause) }
        }
    }
}
