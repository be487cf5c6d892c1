import Planning
import Reconciler

/// A published observation in the place of AWS: for plans without credentials. It performs nothing.
struct SnapshotProvider: Provider {
    private let observed: ObservedState
    let capabilities = Capabilities(provider: .organizations, kinds: Set(ActionKind.allCases))

    /// The daemon asks for an account's own tags where AWS's listing of tagged resources has none of it, and a file
    /// means it (``Interest``). A file that is not merged yet it has not read: then the listing is believed.
    init(observed: ObservedState) {
        var observed = observed
        for index in observed.accounts.indices where observed.accounts[index].tags == .unread {
            observed.accounts[index].tags = .read([:])
        }
        self.observed = observed
    }

    func observe(
        _ interest: @escaping @Sendable () async throws(Diagnostic) -> Interest
    ) async throws(Diagnostic) -> ObservedState {
        _ = try await interest()
        return observed
    }

    func observe(
        again known: ObservedState, touched _: Set<AccountID>, _: Interest
    ) async throws(Diagnostic) -> ObservedState? { known }

    func createsInFlight() async throws(Diagnostic) -> Set<String> { [] }

    func organizationalUnits(below _: String) async throws(Diagnostic) -> [OrganizationalUnit] {
        observed.organizationalUnits
    }

    func perform(_ action: ApprovedAction, within _: WriteWindow) async -> [Outcome] {
        action.effects.map { Outcome($0, .stalled("a published observation cannot be changed")) }
    }
}
