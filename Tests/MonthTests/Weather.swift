import Synchronization
import TestSupport

/// What goes wrong, by chance: nothing while it is calm, a share of all that is asked in a storm, and for a process that
/// is dead everything.
final class Weather: Sendable {
    private struct State {
        var chance: SeededGenerator
        var isStormy = false
        var requests = 0
        var mishaps = 0
    }

    private let state: Mutex<State>

    init(seed: UInt64) { state = Mutex(State(chance: SeededGenerator(seed: seed))) }

    /// Of the requests to AWS in a storm.
    private static let share = 0.1
    /// Of the looks at Git, and of the pushes.
    private static let gitShare = 0.05
    /// How often a process dies at a request in a storm.
    private static let mortality = 0.0005

    var counts: (requests: Int, mishaps: Int) { state.withLock { ($0.requests, $0.mishaps) } }

    func set(stormy: Bool) { state.withLock { $0.isStormy = stormy } }

    func mishap(isWrite: Bool, of life: Life) -> InProcessAWS.Mishap? {
        guard !life.isDead else { return .dead }
        let mishap: InProcessAWS.Mishap? = state.withLock { state in
            state.requests += 1
            guard state.isStormy else { return nil }
            if state.chance.chance(Self.mortality) { return .dead }
            guard state.chance.chance(Self.share) else { return nil }
            state.mishaps += 1
            let kinds = InProcessAWS.Mishap.allCases.filter { $0 != .dead && (isWrite || $0 != .concurrent) }
            return state.chance.pick(kinds)
        }
        if mishap == .dead {
            life.end()
            // Nobody hears the answer of what it had sent.
            return state.withLock { $0.chance.chance(0.5) } ? .lost : .dead
        }
        return mishap
    }

    func mishap(isPush: Bool, of life: Life) -> InMemoryRepository.Mishap? {
        guard !life.isDead else { return .unreachable }
        return state.withLock { state in
            guard state.isStormy, state.chance.chance(Self.gitShare) else { return nil }
            state.mishaps += 1
            return isPush ? state.chance.pick(InMemoryRepository.Mishap.allCases) : .unreachable
        }
    }
}

/// One process, from its start to its end.
final class Life: Sendable {
    private struct State {
        var isDead = false
        var onEnd: (@Sendable () -> Void)?
    }

    private let state = Mutex(State())

    var isDead: Bool { state.withLock(\.isDead) }

    /// - Parameter onEnd: called once, when it dies.
    func begin(onEnd: @escaping @Sendable () -> Void) { state.withLock { $0.onEnd = onEnd } }

    /// It is killed: nothing that it does reaches anybody any more.
    func end() {
        let onEnd = state.withLock { state in
            state.isDead = true
            defer { state.onEnd = nil }
            return state.onEnd
        }
        onEnd?()
    }
}
