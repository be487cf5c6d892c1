/// One rule in which a `reeve.yaml` is looser than the policy in force (law 8).
public enum PolicyLoosening: Sendable, Hashable {
    /// Merging becomes enough, where a signed approval was needed.
    case approval(ActionKind)
    /// Signed approvals hold for longer; in seconds.
    case approvalExpires(from: Int, to: Int)
    case approverAdded(Policy.Approver)
    /// Nobody is left who could approve anything.
    case approversRemoved([Policy.Approver])
    /// Actions are counted over a shorter time; in seconds.
    case budgetWindow(from: Int, to: Int)
    case budgetCount(ActionKind, from: Int, to: Int)
    case budgetPercent(ActionKind, from: Int, to: Int)
    /// One that is new, or holds for longer than it did.
    case overrideAdded(Policy.Override)
    /// A key or account ID that is protected no more.
    case protectionRemoved(String)

    /// Makes a policy as loose as this.
    func apply(to policy: inout Policy) {
        switch self {
        case .approval(let kind): policy.approval[kind] = .merge
        case .approvalExpires(_, let to): policy.approvalExpires = to
        case .approverAdded(let approver): policy.approvers.append(approver)
        case .approversRemoved: policy.approvers = []
        case .budgetWindow(_, let to): policy.budgets.window = to
        case .budgetCount(let kind, _, let to): policy.budgets.limits[kind]?.count = to
        case .budgetPercent(let kind, _, let to): policy.budgets.limits[kind]?.percent = to
        case .overrideAdded(let override):
            policy.overrides.removeAll { override.covers($0) }
            policy.overrides.append(override)
        case .protectionRemoved(let name): policy.protected.remove(name)
        }
    }
}
