import Declarations
import FoundationEssentials
import Git
import Planning
import Reconciler

/// What a person who approves stands before: the policy in force, what was published, and what was approved already.
struct ApprovalDesk {
    let branches: Branches
    /// The policy in force.
    let policy: Policy
    let history: History
    let snapshot: StatusSnapshot

    /// Looks at the repository.
    init(branches: Branches) async throws(Diagnostic) {
        self.branches = branches
        let source = try await GitSource(branches: branches).read()
        if let problem = await branches.approvalsProblem { throw problem }
        guard case .readable(_, let wanted) = await DeclarationReader().read(source.tree) else {
            throw Diagnostic(
                .policyInvalid, "'\(branches.watched)' cannot be read as a whole", hint: "run 'reeve validate'")
        }
        snapshot = try await GitStatusStore(branches: branches).read(anew: false)
        history = try StatusReader.history(from: snapshot)
        policy = wanted.inForce(after: history.policy)
    }

    /// The approver whose key this is.
    func approver(keyFile: String) async throws(Diagnostic) -> Policy.Approver {
        let publicKey = try await SSHSignature.publicKey(of: keyFile)
        guard let approver = policy.approvers.first(where: { $0.key == publicKey }) else {
            throw Diagnostic(
                .notAnApprover, "'\(keyFile)' is the key of no approver in force",
                hint: "name an approver's key with --key, or have it added to 'approvers'")
        }
        return approver
    }

    /// The published plan whose id begins so.
    func plan(_ id: String) throws(Diagnostic) -> PlanDocument {
        guard id.count >= 4, let document = snapshot.plan(id) else {
            throw Diagnostic(
                .planUnknown, "the status branch has no plan '\(id)'",
                hint: "it may have moved on: see README.md on '\(Branches.status)'")
        }
        return document
    }

    /// Signs a document and pushes it, with its signature beside it.
    func push(
        _ document: some Encodable, to folder: String, message: String, as principal: String, keyFile: String
    ) async throws(Diagnostic) {
        let bytes = try ApprovalFiles.encode(document)
        let signature = try await SSHSignature.sign(bytes, keyFile: keyFile)
        let id = Digest(of: bytes)
        _ = try await branches.commit(
            [
                ApprovalFiles.path(id, in: folder): bytes,
                ApprovalFiles.signaturePath(id, in: folder): signature,
            ],
            message: message + "\n", author: Signature(name: principal, email: principal, date: Date.now),
            to: Branches.approvals, onto: await branches.tip(of: Branches.approvals))
    }
}
