import FoundationEssentials
import Planning

/// The giving of an approval: what waits in a published plan, signed and pushed.
struct Approving {
    let desk: ApprovalDesk
    let keyFile: String

    /// Which part of a plan is approved.
    enum Part {
        case all
        case accounts(Set<AccountKey>)
        case policy

        /// - Parameter account: `nil` for the policy.
        func covers(_ account: AccountKey?) -> Bool {
            switch self {
            case .all: true
            case .accounts(let keys): account.map(keys.contains) ?? false
            case .policy: account == nil
            }
        }
    }

    /// What would be approved.
    struct Proposal {
        var approval: Approval
        /// For the approver to read before they sign.
        var summary: String
    }

    /// Says what an approval of the plan would cover. Nothing is signed.
    func proposal(plan id: String, _ part: Part) async throws(Diagnostic) -> Proposal {
        let approver = try await desk.approver(keyFile: keyFile)
        let document = try desk.plan(id)
        var lines = ["\(approver.principal) approves in plan \(document.id.short):"]
        var effects: [Digest] = []
        for line in document.lines where line.needsApproval && part.covers(line.account) {
            effects.append(line.digest)
            lines.append("  \(line.words)")
        }
        guard !effects.isEmpty else {
            throw Diagnostic(
                .planUnknown, "nothing of that waits for approval in plan \(document.id.short)",
                hint: "'reeve status' shows what waits")
        }
        let approval = Approval(
            organization: document.organization, owner: document.owner, plan: document.id, effects: effects.sorted(),
            expires: Int(Date.now.timeIntervalSince1970) + desk.policy.approvalExpires, principal: approver.principal)
        return Proposal(approval: approval, summary: lines.map(Escaping.terminal).joined(separator: "\n"))
    }

    /// Signs the approval and pushes it.
    func push(_ approval: Approval) async throws(Diagnostic) {
        try await desk.push(
            approval, to: ApprovalFiles.approvals,
            message: "Approve \(approval.effects.count) effects of plan \(approval.plan.short)",
            as: approval.principal, keyFile: keyFile)
    }
}
