public import Planning

/// Where approvals come from.
public protocol ApprovalSource: Sendable {
    /// What approvers gave and took back.
    ///
    /// - Parameters:
    ///   - policy: the policy in force, whose approvers count.
    ///   - record: what was in force until now. Whoever was an approver then may still take back: an approver who
    ///     goes takes nothing back with them.
    ///   - anew: whether to look again; otherwise it is what stood there when the source was read.
    /// - Throws: if the repository cannot be read. What is malformed, badly signed or more than can be read is left out
    ///   and does not throw: anyone may push to the branch, and none of it may stop a pass.
    func approvals(
        under policy: Policy, after record: PolicyRecord?, anew: Bool
    ) async throws(Diagnostic) -> Approvals
}

/// Approvals, revocations and acknowledgements whose signatures are good. That they hold now is for the ``Planning/Gate`` to say.
public struct Approvals: Sendable {
    public var granted: [VerifiedApproval]
    public var revocations: [Revocation]
    /// What approvers accepted of rewritten history.
    public var acknowledgements: [Acknowledgement]
    /// Why none of the branch can be read; then nothing is approved.
    public var unread: Diagnostic?

    public init(
        granted: [VerifiedApproval] = [], revocations: [Revocation] = [], acknowledgements: [Acknowledgement] = []
    ) {
        self.granted = granted
        self.revocations = revocations
        self.acknowledgements = acknowledgements
    }

    /// The revocations that count for this organization and owner.
    func revocations(in scope: PlanScope) -> [Revocation] {
        revocations.filter { $0.organization == scope.organization && $0.owner == scope.owner }
    }
}
