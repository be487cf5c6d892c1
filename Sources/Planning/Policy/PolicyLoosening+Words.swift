/// What a loosening says of itself. It is part of the effect's digest: other words are another effect.
extension PolicyLoosening {
    /// The field of `reeve.yaml`, from its top level down.
    public var field: String {
        switch self {
        case .approval(let kind): "approval.\(kind.rawValue)"
        case .approvalExpires: "approval.expires"
        case .approverAdded(let approver): "approvers.\(approver.principal)"
        case .approversRemoved: "approvers"
        case .budgetWindow: "budgets.window"
        case .budgetCount(let kind, _, _): "budgets.\(kind.rawValue).count"
        case .budgetPercent(let kind, _, _): "budgets.\(kind.rawValue).percent"
        case .overrideAdded(let override): "overrides.\(override.account).\(override.kind.rawValue)"
        case .protectionRemoved: "protected"
        }
    }

    /// The rule in force; `nil` where there is none yet.
    public var before: String? {
        switch self {
        case .approval: Policy.Approval.explicit.rawValue
        case .approvalExpires(let from, _), .budgetWindow(let from, _): DurationText.render(seconds: from)
        case .approversRemoved(let approvers): approvers.map { "\($0.principal) \($0.key)" }.joined(separator: ", ")
        case .budgetCount(_, let from, _), .budgetPercent(_, let from, _): String(from)
        case .protectionRemoved(let name): name
        case .approverAdded, .overrideAdded: nil
        }
    }

    /// The rule that `reeve.yaml` asks for; `nil` where it asks for none.
    public var after: String? {
        switch self {
        case .approval: Policy.Approval.merge.rawValue
        case .approvalExpires(_, let to), .budgetWindow(_, let to): DurationText.render(seconds: to)
        case .approverAdded(let approver): approver.key
        case .budgetCount(_, _, let to), .budgetPercent(_, _, let to): String(to)
        case .overrideAdded(let override): "until \(DayText.render(seconds: override.until)), \(override.reason)"
        case .approversRemoved, .protectionRemoved: nil
        }
    }
}
