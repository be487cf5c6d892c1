import Synchronization

/// Counts what happens in any task.
final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock(\.self) }

    func increase() { count.withLock { $0 += 1 } }
}
