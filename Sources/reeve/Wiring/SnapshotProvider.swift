import Planning
import Reconciler

/// A published observation in the place of AWS: for plans without credentials. It performs nothing.
struct SnapshotProvider: Provider {
    let observed: ObservedState
    let capabilities = Capabilities(provider: .organizations, kinds: Set(ActionKind.allCases))

    func observe(
        _ interest: @escaping @Sendable () async throws(Diagnostic) -> Interest
    ) async throws(Diagnostic) -> ObservedState {
        _ = try await interest()
        return observed
    }

    func organizationalUnits(below _: String) async throws(Diagnostic) -> [OrganizationalUnit] {
        observed.organizationalUnits
    }

    func perform(_ action: ApprovedAction, within _: WriteWindow) async -> [Outcome] {
        action.effects.map { Outcome($0, .stalled("a published observation cannot be changed")) }
    }
}
