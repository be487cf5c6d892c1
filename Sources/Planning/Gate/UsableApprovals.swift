/// The approvals that hold here and now, and what each of them has already let through.
struct UsableApprovals {
    private let approvals: [VerifiedApproval]
    /// By each effect that they cover, in their order.
    private let byEffect: [Digest: [VerifiedApproval]]
    private let uses: ApprovalUses

    /// - Parameter now: seconds since 1970.
    init(_ approvals: [VerifiedApproval], plan: Plan, history: History, now: Int) {
        let policy = plan.policy
        let usable = approvals.filter { approval in
            approval.approval.organization == plan.scope.organization && approval.approval.owner == plan.scope.owner
                && approval.approval.lasts(under: policy, at: now)
                && policy.approvers.contains { $0.principal == approval.approval.principal }
                && !history.revoked.contains(approval.id)
        }
        self.approvals = usable
        byEffect = usable.reduce(into: [:]) { byEffect, approval in
            for effect in Set(approval.approval.effects) { byEffect[effect, default: []].append(approval) }
        }
        uses = ApprovalUses(history)
    }

    /// The approvals of which something is not in a plan of these effects, and was not let through.
    func overtaken(by planned: Set<Digest>) -> [OvertakenApproval] {
        approvals.compactMap { approval in
            let missing = Set(approval.approval.effects).subtracting(planned).subtracting(uses.effects(of: approval.id))
            return missing.isEmpty ? nil : OvertakenApproval(approval: approval, effects: missing)
        }
    }

    /// The approval that allows an effect; `nil` if none does.
    ///
    /// - Parameter people: those who had a hand in the change. None of them may approve it.
    func approval(of effect: Digest, notBy people: Set<String>) -> VerifiedApproval? {
        byEffect[effect]?.first { approval in
            !uses.effects(of: approval.id).contains(effect)
                && !people.contains(approval.approval.principal.lowercased())
        }
    }
}
