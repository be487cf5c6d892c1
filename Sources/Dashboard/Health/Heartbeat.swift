import Synchronization

/// Whether a loop is alive, by what it said it would do next.
///
/// Before each step the loop says how long that may take until the next sign of life. No limit fits all steps: a wait
/// is as long as it was meant to be, and a pass over a large organization may well take many minutes, as long as
/// something in it moves.
public final class Heartbeat: Sendable {
    private struct State {
        var last: ContinuousClock.Instant
        var limit: Duration
        var hasPassed = false
    }

    private let now: @Sendable () -> ContinuousClock.Instant
    private let otherSign: @Sendable () -> ContinuousClock.Instant?
    private let state: Mutex<State>

    /// - Parameters:
    ///   - start: in what time the first sign has to come.
    ///   - otherSign: when something else showed last that the step goes on, such as an answer that came in.
    public init(
        start: Duration, now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        otherSign: @escaping @Sendable () -> ContinuousClock.Instant? = { nil }
    ) {
        self.now = now
        self.otherSign = otherSign
        state = Mutex(State(last: now(), limit: start))
    }

    /// A step begins. Within this time there is another sign.
    public func beat(within limit: Duration) {
        let now = now()
        state.withLock { ($0.last, $0.limit) = (now, limit) }
    }

    /// The step goes on: its time counts from now.
    public func sign() {
        let now = now()
        state.withLock { $0.last = now }
    }

    /// A pass has ended, however it did.
    public func passed() { state.withLock { $0.hasPassed = true } }

    /// How it stands.
    public var health: Health {
        let (state, now) = (state.withLock(\.self), now())
        let last = max(state.last, otherSign() ?? state.last)
        return Health(silence: last.duration(to: now), limit: state.limit, hasPassed: state.hasPassed)
    }
}
