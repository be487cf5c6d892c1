/// The arithmetic of the budgets: what the window has already seen, and what the plan would add.
struct BudgetTally {
    private let excesses: [ActionKind: String]

    /// - Parameter now: seconds since 1970.
    init(plan: Plan, history: History, now: Int) {
        let policy = plan.policy
        // Neither what is yet to be adopted nor a second key of one account makes room.
        let managed = plan.accounts.count(ownedBy: plan.scope.owner)
        var excesses: [ActionKind: String] = [:]
        for (kind, limit) in policy.budgets.limits {
            let recent = history.audit.filter {
                $0.kind == kind && $0.changedSomething && $0.time > now - policy.budgets.window
            }
            // An account whose action goes on from an earlier pass is counted once.
            var touched = TouchedAccounts()
            for entry in recent { touched.insert(entry.account, entry.accountID) }
            for action in plan.actions where action.kind == kind { touched.insert(action.key, action.accountID) }
            let allowed = limit.allowed(ofManaged: managed)
            guard touched.count > allowed else { continue }
            let share = managed * limit.percent / 100
            excesses[kind] =
                "\(kind.rawValue): \(touched.count) of \(managed) accounts in \(DurationText.render(seconds: policy.budgets.window)), "
                + "budget \(allowed) (the larger of \(limit.count) and \(limit.percent)% = \(share))"
        }
        self.excesses = excesses
    }

    /// The arithmetic, if this kind is over its budget; `nil` if it is within.
    func excess(of kind: ActionKind) -> String? { excesses[kind] }
}
