import Planning
import Reconciler
import Synchronization

/// A world that counts how often all of it is observed. What it answers is from before `change`, which runs after it was
/// read and before it is answered.
final class Listings: Provider {
    private let world: World
    private let change: @Sendable (_ number: Int) -> Void
    private let number = Mutex(0)

    init(world: World, change: @escaping @Sendable (_ number: Int) -> Void) {
        self.world = world
        self.change = change
    }

    var count: Int { number.withLock(\.self) }

    var capabilities: Capabilities { world.capabilities }

    func observe(
        _ interest: @escaping @Sendable () async throws(Diagnostic) -> Interest
    ) async throws(Diagnostic) -> ObservedState {
        let number = number.withLock { number in
            number += 1
            return number
        }
        let listed = world.now.observed
        change(number)
        _ = try await interest()
        return listed
    }

    func observe(
        again known: ObservedState, touched: Set<AccountID>, _ interest: Interest
    ) async throws(Diagnostic) -> ObservedState? { try await world.observe(again: known, touched: touched, interest) }

    func createsInFlight() async throws(Diagnostic) -> Set<String> { try await world.createsInFlight() }

    func organizationalUnits(below root: String) async throws(Diagnostic) -> [OrganizationalUnit] {
        try await world.organizationalUnits(below: root)
    }

    func perform(_ action: ApprovedAction, within window: WriteWindow) async -> [Outcome] {
        await world.perform(action, within: window)
    }
}
