import Synchronization

/// The ids of the writes that AWS answered while one effect was worked on: they are told even if a later one fails.
final class SentRequests: Sendable {
    private let ids = Mutex<[String]>([])

    /// Notes a request, and gives it as a list for the effect's own answer.
    func add(_ id: String?) -> [String] {
        let added = [id].compactMap { $0 }
        ids.withLock { $0 += added }
        return added
    }

    /// What was noted since the last call.
    func take() -> [String] {
        ids.withLock { ids in
            defer { ids = [] }
            return ids
        }
    }
}
