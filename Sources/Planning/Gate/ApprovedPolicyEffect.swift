/// A rule that may become looser now. Only ``Gate`` makes one.
public struct ApprovedPolicyEffect: Sendable, Equatable {
    public let effect: PolicyEffect
    public let approval: VerifiedApproval

    init(effect: PolicyEffect, approval: VerifiedApproval) {
        self.effect = effect
        self.approval = approval
    }
}

extension Plan {
    /// The rules that are in force after this plan: those of now, and what was let through.
    public func rules(after approved: [ApprovedPolicyEffect]) -> GuardedRules {
        var policy = policy
        for effect in approved.map(\.effect) { effect.loosening.apply(to: &policy) }
        return GuardedRules(of: policy)
    }
}
