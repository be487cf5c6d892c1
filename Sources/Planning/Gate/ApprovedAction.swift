/// An action, or the part of one, that may be applied now.
///
/// Only ``Gate`` makes one, so nothing reaches a provider that no gate has let through (law 1).
public struct ApprovedAction: Sendable, Equatable {
    public let action: Action
    /// The effects of the action that may be applied.
    public let effects: [Effect]
    /// The approval that allowed it, where the policy asked for one.
    public let approval: VerifiedApproval?
    public let scope: PlanScope

    /// Over the effects that may be applied, as `docs/plan-format.md` has it.
    public var digest: Digest { CanonicalEncoding.actionDigest(effects: effects.map(\.digest), scope: scope) }

    init(action: Action, effects: [Effect], approval: VerifiedApproval?, scope: PlanScope) {
        self.action = action
        self.effects = effects
        self.approval = approval
        self.scope = scope
    }
}
