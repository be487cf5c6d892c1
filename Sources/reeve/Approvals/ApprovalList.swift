import FoundationEssentials
import Planning
import Reconciler

/// The approvals that hold, were used or were taken back, for people at a terminal. What has ended is not shown.
struct ApprovalList {
    let desk: ApprovalDesk

    func render() async throws(Diagnostic) -> String {
        let approvals = try await GitApprovals(branches: desk.branches).approvals(
            under: desk.policy, after: desk.history.policy, anew: false)
        let revoked = desk.history.revoked.union(approvals.revocations.map(\.revokes))
        let uses = ApprovalUses(desk.history)
        let rows = approvals.granted.sorted { $0.approval.expires < $1.approval.expires }.map { approval in
            let effects = Set(approval.approval.effects)
            let used = uses.effects(of: approval.id).intersection(effects).count
            let state = state(approval, used: used, isRevoked: revoked.contains(approval.id))
            let end = Date(timeIntervalSince1970: TimeInterval(approval.approval.expires)).formatted(.iso8601)
            return [
                approval.id.short, approval.approval.plan.short, approval.approval.principal, "\(effects.count)", end,
                state,
            ]
        }
        return TextTable.render(header: ["APPROVAL", "PLAN", "BY", "EFFECTS", "UNTIL", "STATE"], rows)
    }

    private func state(_ approval: VerifiedApproval, used: Int, isRevoked: Bool) -> String {
        let count = Set(approval.approval.effects).count
        if isRevoked { return "revoked" }
        if used == count { return "used" }
        // The gate refuses it: it was not made under this policy.
        if !approval.approval.lasts(under: desk.policy, at: Int(Date.now.timeIntervalSince1970)) { return "too long" }
        return used == 0 ? "holds" : "\(used) of \(count) used"
    }
}
