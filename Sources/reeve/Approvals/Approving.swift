import Declarations
import FoundationEssentials
import Git
import Planning
import Reconciler

/// The giving of an approval: what waits in a published plan, signed and pushed.
struct Approving {
    let branches: Branches
    let keyFile: String

    /// What would be approved.
    struct Proposal {
        var approval: Approval
        /// For the approver to read before they sign.
        var summary: String
    }

    /// Says what an approval of the plan would cover. Nothing is signed.
    ///
    /// - Parameter accounts: whose part of the plan; none means all of it.
    func proposal(plan id: String, accounts: [AccountKey] = []) async throws(Diagnostic) -> Proposal {
        let source = try await GitSource(branches: branches).read()
        guard case .readable(_, let policy) = await DeclarationReader().read(source.tree) else {
            throw Diagnostic(
                .policyInvalid, "'\(branches.watched)' cannot be read as a whole", hint: "run 'reeve validate'")
        }
        let publicKey = try await SSHSignature.publicKey(of: keyFile)
        guard let approver = policy.approvers.first(where: { $0.key == publicKey }) else {
            throw Diagnostic(
                .notAnApprover, "'\(keyFile)' is the key of no approver in reeve.yaml",
                hint: "name an approver's key with --key, or have it added to 'approvers'")
        }
        let document = try await plan(id)
        var lines = ["\(approver.principal) approves in plan \(document.id.short):"]
        var effects: [Digest] = []
        for action in document.actions where accounts.isEmpty || accounts.contains(action.account) {
            for effect in action.effects where effect.needsApproval {
                effects.append(effect.digest)
                lines.append("  \(Self.describe(effect, of: action))")
            }
        }
        guard !effects.isEmpty else {
            throw Diagnostic(
                .planUnknown, "nothing in plan \(document.id.short) waits for approval",
                hint: "'reeve status' shows what waits")
        }
        let approval = Approval(
            organization: document.organization, owner: document.owner, plan: document.id, effects: effects.sorted(),
            expires: Int(Date.now.timeIntervalSince1970) + policy.approvalExpires, principal: approver.principal)
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
        switch (effect.before, effect.after) {
        case (nil, nil): return head
        case (let before?, nil): return "\(head): \(effect.field) \(before) → (none)"
        case (let before, let after?): return "\(head): \(effect.field) \(before ?? "(none)") → \(after)"
        }
    }

    private func plan(_ id: String) async throws(Diagnostic) -> PlanDocument {
        let snapshot = try await GitStatusStore(branches: branches).read(anew: false)
        let found = snapshot.files.filter { StatusPaths.isPlan($0.key, id: id) }
        guard id.count >= 4, found.count == 1, let bytes = found.first?.value,
            let document = try? PlanJSON.parse(Data(bytes)), document.id.description.hasPrefix(id)
        else {
            throw Diagnostic(
                .planUnknown, "the status branch has no plan '\(id)'",
                hint: "it may have moved on: see README.md on '\(Branches.status)'")
        }
        return document
    }

    /// Signs the approval and pushes it.
    func push(_ approval: Approval) async throws(Diagnostic) {
        let bytes: [UInt8]
        do {
            bytes = try ApprovalFiles.encode(approval)
        } catch {
            throw Diagnostic(.signingFailed, "the approval could not be written out: \(error)")
        }
        let signature = try await SSHSignature.sign(bytes, keyFile: keyFile)
        let id = Digest(of: bytes)
        _ = try await branches.commit(
            [ApprovalFiles.path(id): bytes, ApprovalFiles.signaturePath(id): signature],
            message: "Approve \(approval.effects.count) effects of plan \(approval.plan.short)\n",
            author: Signature(name: approval.principal, email: approval.principal, date: Date.now),
            to: Branches.approvals, onto: await branches.tip(of: Branches.approvals))
    }
}
