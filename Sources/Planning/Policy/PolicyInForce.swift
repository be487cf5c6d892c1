/// The policy under which a pass works: what `reeve.yaml` says, as far as that is no looser than what was in force.
///
/// What tightens takes effect at once. What loosens keeps the rule in force until somebody who may approve under that
/// rule has approved it.
struct PolicyInForce {
    private(set) var policy: Policy
    /// What waits, in the order of the fields.
    private(set) var loosenings: [PolicyLoosening] = []

    /// - Parameter before: what was in force until now. Without it, as at the first start, the file is trusted.
    init(wanted: Policy, before: GuardedRules?) {
        policy = wanted
        guard let before else { return }
        guardApproval(wanted, before)
        guardApprovers(wanted, before)
        guardBudgets(wanted.budgets, before.budgets)
        guardOverrides(wanted, before)
        for name in before.protected where !wanted.protected.contains(name) {
            policy.protected.insert(name)
            loosenings.append(.protectionRemoved(name))
        }
    }

    private mutating func guardApproval(_ wanted: Policy, _ before: GuardedRules) {
        for kind in ActionKind.allCases where wanted.approval[kind] == .merge && before.approval[kind] != .merge {
            policy.approval[kind] = .explicit
            loosenings.append(.approval(kind))
        }
        if wanted.approvalExpires > before.approvalExpires {
            policy.approvalExpires = before.approvalExpires
            loosenings.append(.approvalExpires(from: before.approvalExpires, to: wanted.approvalExpires))
        }
    }

    /// The first approvers are taken from the file: there is nobody who could approve them. So the last ones must not
    /// go without an approval of theirs; otherwise two merges would do what one may not.
    private mutating func guardApprovers(_ wanted: Policy, _ before: GuardedRules) {
        guard !before.approvers.isEmpty else { return }
        let staying = wanted.approvers.filter(before.approvers.contains)
        policy.approvers = staying.isEmpty ? before.approvers : staying
        loosenings += wanted.approvers.filter { !before.approvers.contains($0) }.map { .approverAdded($0) }
        if wanted.approvers.isEmpty { loosenings.append(.approversRemoved(before.approvers)) }
    }

    private mutating func guardBudgets(_ wanted: Budgets, _ before: Budgets) {
        if wanted.window < before.window {
            policy.budgets.window = before.window
            loosenings.append(.budgetWindow(from: before.window, to: wanted.window))
        }
        for kind in ActionKind.allCases {
            guard let limit = wanted.limits[kind], let old = before.limits[kind] else { continue }
            if limit.count > old.count {
                policy.budgets.limits[kind]?.count = old.count
                loosenings.append(.budgetCount(kind, from: old.count, to: limit.count))
            }
            if limit.percent > old.percent {
                policy.budgets.limits[kind]?.percent = old.percent
                loosenings.append(.budgetPercent(kind, from: old.percent, to: limit.percent))
            }
        }
    }

    private mutating func guardOverrides(_ wanted: Policy, _ before: GuardedRules) {
        policy.overrides = []
        for override in wanted.overrides {
            if before.overrides.contains(where: { $0.covers(override) }) {
                policy.overrides.append(override)
            } else {
                policy.overrides += before.overrides.filter { override.covers($0) }
                loosenings.append(.overrideAdded(override))
            }
        }
    }
}

extension Policy {
    /// What is in force of this policy, as far as `reeve.yaml` asks for it, after what was in force before.
    ///
    /// - Parameter record: what the status branch says; `nil` at the first start, which trusts the file.
    public func inForce(after record: PolicyRecord?) -> Policy {
        PolicyInForce(wanted: self, before: record?.rules).policy
    }
}
