import Synchronization

/// A value that comes once, and that any number of tasks can wait for.
final class Once<Value: Sendable>: Sendable {
    private enum State {
        case waiting([Int: CheckedContinuation<Value, any Error>], next: Int)
        case settled(Result<Value, any Error>)
    }

    private let state = Mutex(State.waiting([:], next: 0))

    /// Settles the value. Only the first time counts.
    func settle(_ result: Result<Value, any Error>) {
        let waiters = state.withLock { state -> [CheckedContinuation<Value, any Error>] in
            guard case .waiting(let waiters, _) = state else { return [] }
            state = .settled(result)
            return Array(waiters.values)
        }
        for waiter in waiters {
            waiter.resume(with: result)
        }
    }

    /// The value, as soon as there is one. Throws what it was settled with, or if the task is cancelled.
    func value() async throws -> Value {
        let ticket = state.withLock { state -> Int in
            guard case .waiting(let waiters, let next) = state else { return 0 }
            state = .waiting(waiters, next: next + 1)
            return next
        }
        return try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { wait($0, ticket: ticket) }
        } onCancel: {
            take(ticket)?.resume(throwing: CancellationError())
        }
    }

    private func wait(_ continuation: CheckedContinuation<Value, any Error>, ticket: Int) {
        let result = state.withLock { state -> Result<Value, any Error>? in
            switch state {
            case .settled(let result):
                return result
            case .waiting(var waiters, let next):
                // The handler may have run before there was anything to take.
                if Task.isCancelled { return .failure(CancellationError()) }
                waiters[ticket] = continuation
                state = .waiting(waiters, next: next)
                return nil
            }
        }
        if let result {
            continuation.resume(with: result)
        }
    }

    private func take(_ ticket: Int) -> CheckedContinuation<Value, any Error>? {
        state.withLock { state in
            guard case .waiting(var waiters, let next) = state else { return nil }
            let waiter = waiters.removeValue(forKey: ticket)
            state = .waiting(waiters, next: next)
            return waiter
        }
    }
}
