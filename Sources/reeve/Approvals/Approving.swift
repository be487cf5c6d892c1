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

        func covers(_ account: AccountKey) -> Bool {
            switch self {
            case .all: true
            case .accounts(let keys): keys.contains(account)
            case .policy: false
            }
        }

        var coversPolicy: Bool {
            switch self {
            case .all, .policy: true
            case .accounts: false
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
        for effect in document.policy ?? [] where effect.needsApproval && part.coversPolicy {
            effects.append(effect.digest)
            lines.append("  policy \(Self.describe(effect.field, effect.before, effect.after))")
        }
        for action in document.actions where part.covers(action.account) {
            for effect in action.effects where effect.needsApproval {
                effects.append(effect.digest)
                lines.append("  \(Self.describe(effect, of: action))")
            }
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

    private static func describe(_ effect: PlanDocument.EffectDocument, of action: PlanDocument.ActionDocument)
        -> String
    {
        let account = action.accountID.map { " (account \($0))" } ?? ""
        let head = "\(action.kind.rawValue) \(action.account)\(account)"
        if let new = effect.newAccount {
            let tags = new.tags.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: ", ")
            return "\(head): '\(new.name)' <\(new.email)> in \(new.ou)\(tags.isEmpty ? "" : ", tags \(tags)")"
        }
        if effect.before == nil, effect.after == nil { return head }
        return "\(head): \(describe(effect.field, effect.before, effect.after))"
    }

    private static func describe(_ field: String, _ before: String?, _ after: String?) -> String {
        "\(field) \(before ?? "(none)") → \(after ?? "(none)")"
    }

    /// Signs the approval and pushes it.
    func push(_ approval: Approval) async throws(Diagnostic) {
        try await desk.push(
            approval, to: ApprovalFiles.approvals,
            message: "Approve \(approval.effects.count) effects of plan \(approval.plan.short)",
            as: approval.principal, keyFile: keyFile)
    }
}
