import AsyncAlgorithms
import Synchronization

/// Asks a loop to look; until it does, asking again changes nothing.
final class LookSignal: Sendable {
    private let channel = AsyncChannel<Void>()
    private let isPending = Mutex(false)

    /// Returns at once.
    func request() {
        let isFirst = isPending.withLock { pending in
            defer { pending = true }
            return !pending
        }
        guard isFirst else { return }
        Task { await channel.send(()) }
    }

    /// Waits until somebody asks.
    ///
    /// - Returns: whether somebody did; `false` if the task was cancelled.
    func wait() async -> Bool {
        for await _ in channel {
            isPending.withLock { $0 = false }
            return true
        }
        return false
    }
}
