import FoundationEssentials
import OrderedCollections

/// What happens by itself as time passes: creations end, closed accounts leave for good.
extension Organization {
    /// Whether something happened by itself that `settle` would bring up to date.
    func isUnsettled(at now: Date) -> Bool {
        nextEvent.map { $0 <= now } ?? false
    }

    /// Brings what happens by itself up to date, in the order of its time.
    mutating func settle(at now: Date) {
        guard isUnsettled(at: now) else { return }
        let due = pendingCreations.filter { $0.isDue(at: now) }
        for creation in due.sorted(by: { ($0.completes, $0.serial) < ($1.completes, $1.serial) }) {
            complete(creation)
        }
        for account in accounts.values where account.closure.map({ $0.removes <= now }) ?? false {
            discard(account)
        }
        let ends = pendingCreations.map(\.completes) + accounts.values.compactMap { $0.closure?.removes }
        nextEvent = ends.min()
    }

    /// Notes that something will happen by itself.
    mutating func expect(_ moment: Date) {
        nextEvent = min(nextEvent ?? moment, moment)
    }
}
