import Planning
import Reconciler

/// The taking back of approvals, one's own or another's.
struct Revoking {
    let desk: ApprovalDesk
    let keyFile: String

    /// Takes back every approval that has not ended and whose own id, or whose plan's, begins so.
    ///
    /// - Returns: the approvals that were taken back.
    /// - Throws: if there is none.
    func revoke(_ id: String) async throws(Diagnostic) -> [VerifiedApproval] {
        let approver = try await desk.approver(keyFile: keyFile)
        let approvals = try await GitApprovals(branches: desk.branches).approvals(
            under: desk.policy, after: desk.history.policy, anew: false)
        let found = approvals.granted.filter { approval in
            [approval.id, approval.approval.plan].contains { $0.description.hasPrefix(id) }
        }
        guard id.count >= 4, !found.isEmpty else {
            throw Diagnostic(
                .approvalUnknown, "no approval that holds is '\(id)', or of a plan '\(id)'",
                hint: "'reeve approve --list' shows them")
        }
        for approval in found {
            let revocation = Revocation(
                organization: approval.approval.organization, owner: approval.approval.owner, revokes: approval.id,
                expires: approval.approval.expires, principal: approver.principal)
            try await desk.push(
                revocation, to: ApprovalFiles.revocations, message: "Revoke approval \(approval.id.short)",
                as: approver.principal, keyFile: keyFile)
        }
        return found
    }
}
