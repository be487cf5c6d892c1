import Synchronization

/// One operation, by the service that has it.
public struct OperationName: Sendable, Hashable {
    /// As in the service's endpoint, such as `organizations`.
    public let service: String
    public let operation: String
}

/// How often an operation was sent.
public struct OperationCount: Sendable, Hashable {
    /// Each try counted.
    public internal(set) var requests = 0
    /// Those of them that AWS refused because they were too many.
    public internal(set) var throttled = 0
}

/// What a client and its copies sent, and when an answer came in last.
final class OperationCounts: Sendable {
    private struct State {
        var counts: [OperationName: OperationCount] = [:]
        var lastAnswer: ContinuousClock.Instant?
    }

    private let state = Mutex(State())

    var counts: [OperationName: OperationCount] { state.withLock(\.counts) }
    var lastAnswer: ContinuousClock.Instant? { state.withLock(\.lastAnswer) }

    func note<Operation: AWSOperation>(_: Operation.Type, isThrottled: Bool) {
        let name = OperationName(service: Operation.service.endpointPrefix, operation: Operation.name)
        let now = ContinuousClock.now
        state.withLock { state in
            state.counts[name, default: OperationCount()].requests += 1
            if isThrottled { state.counts[name]?.throttled += 1 }
            state.lastAnswer = now
        }
    }
}
