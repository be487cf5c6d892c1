/// The rules of a policy that a commit cannot loosen by itself (law 8).
public struct GuardedRules: Sendable, Equatable, Codable {
    /// No approval changes it: another owner leaves the whole in doubt.
    public var owner: String
    public var approval: [ActionKind: Policy.Approval]
    /// In seconds.
    public var approvalExpires: Int
    public var approvers: [Policy.Approver]
    public var budgets: Budgets
    public var overrides: [Policy.Override]
    /// Sorted.
    public var protected: [String]

    enum CodingKeys: String, CodingKey {
        case owner, approval
        case approvalExpires = "approval_expires"
        case approvers, budgets, overrides, protected
    }

    public init(of policy: Policy) {
        owner = policy.owner
        approval = policy.approval
        approvalExpires = policy.approvalExpires
        approvers = policy.approvers
        budgets = policy.budgets
        overrides = policy.overrides
        protected = policy.protected.sorted()
    }
}
