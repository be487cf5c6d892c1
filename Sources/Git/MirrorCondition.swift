internal import Synchronization

/// What is known of a mirror's folder between two jobs.
final class MirrorCondition: Sendable {
    /// A remote that sends what cannot be read looks like damage here, so a mirror is not made anew all the time.
    private static let leastBetween: Duration = .seconds(600)
    private static let leastBetweenTidying: Duration = .seconds(3600)

    private struct State {
        var isDamaged = false
        var madeAnew: ContinuousClock.Instant?
        var isUntidy = false
        var tidied: ContinuousClock.Instant?
    }

    private let state = Mutex(State())
    private let now: @Sendable () -> ContinuousClock.Instant

    init(now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }) { self.now = now }

    /// Something in it could not be read.
    func noteDamage() { state.withLock { $0.isDamaged = true } }

    /// Whether it is to be made anew now; then that is noted.
    func takeDamage() -> Bool {
        state.withLock { state in
            guard state.isDamaged else { return false }
            if let last = state.madeAnew, last.duration(to: now()) < Self.leastBetween { return false }
            state.isDamaged = false
            state.madeAnew = now()
            return true
        }
    }

    /// It is damaged still, since there was nobody to make it anew from.
    func noteUnrepaired() {
        state.withLock { state in
            state.isDamaged = true
            state.madeAnew = nil
        }
    }

    /// Whether it was in many pieces when it was last fetched into.
    func note(isUntidy: Bool) { state.withLock { $0.isUntidy = isUntidy } }

    /// Whether it is to be tidied, and was not just now.
    var needsTidying: Bool {
        state.withLock { state in
            state.isUntidy && (state.tidied.map { $0.duration(to: now()) >= Self.leastBetweenTidying } ?? true)
        }
    }

    func noteTidying() { state.withLock { $0.tidied = now() } }
}
