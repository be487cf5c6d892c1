import FoundationEssentials
import Git
import Planning
import Reconciler

/// The approvals branch of a Git repository.
struct GitApprovals: ApprovalSource {
    let branches: Branches
    private let verdicts = SignatureVerdicts()
    private let last = LastFiles()

    init(branches: Branches) { self.branches = branches }

    func approvals(
        under policy: Policy, after record: PolicyRecord?, anew: Bool
    ) async throws(Diagnostic) -> Approvals {
        if anew { try await branches.refreshApprovals() }
        let revokers = policy.approvers + (record?.rules.approvers ?? [])
        guard !revokers.isEmpty else { return Approvals() }
        if let problem = await branches.approvalsProblem {
            var approvals = Approvals()
            approvals.unread = problem
            return approvals
        }
        let files = try await files()
        let now = Int(Date.now.timeIntervalSince1970)
        var approvals = Approvals()
        for signed in ApprovalFiles.documents(of: Approval.self, in: ApprovalFiles.approvals, among: files)
        where signed.document.expires > now {
            guard try await isGood(signed, by: signed.document.principal, among: policy.approvers) else { continue }
            approvals.granted.append(VerifiedApproval(verified: signed.id, approval: signed.document))
        }
        for signed in ApprovalFiles.documents(of: Revocation.self, in: ApprovalFiles.revocations, among: files)
        where signed.document.expires > now {
            guard try await isGood(signed, by: signed.document.principal, among: revokers) else { continue }
            approvals.revocations.append(signed.document)
        }
        for signed in ApprovalFiles.documents(
            of: Acknowledgement.self, in: ApprovalFiles.acknowledgements, among: files)
        where signed.document.expires > now {
            guard try await isGood(signed, by: signed.document.principal, among: policy.approvers) else { continue }
            approvals.acknowledgements.append(signed.document)
        }
        return approvals
    }

    private func files() async throws(Diagnostic) -> [String: [UInt8]] {
        guard let tip = await branches.tip(of: Branches.approvals) else { return [:] }
        if let known = await last.files(at: tip) { return known }
        let files = try await files(at: tip)
        await last.keep(files, at: tip)
        return files
    }

    private func files(at tip: ObjectID) async throws(Diagnostic) -> [String: [UInt8]] {
        do throws(GitError) {
            let entries = try await branches.approvalsRepository.files(
                at: tip, under: [ApprovalFiles.approvals, ApprovalFiles.revocations, ApprovalFiles.acknowledgements])
            return Dictionary(
                entries.compactMap { entry in
                    if case .file(let bytes, _) = entry.kind { (entry.path, bytes) } else { nil }
                }, uniquingKeysWith: { first, _ in first })
        } catch {
            // More than can be read, or deeper, is what somebody pushed there: it lets nothing through, and must not
            // stop what needs no approval.
            if error.code == .limitExceeded { return [:] }
            throw Diagnostic(error)
        }
    }

    /// Whether one of the keys that the approvers have for the principal made the signature.
    private func isGood<Document>(
        _ signed: ApprovalFiles.Signed<Document>, by principal: String, among approvers: [Policy.Approver]
    ) async throws(Diagnostic) -> Bool {
        for approver in Set(approvers) where approver.principal == principal {
            if try await isGood(signed, of: approver) { return true }
        }
        return false
    }

    private func isGood<Document>(
        _ signed: ApprovalFiles.Signed<Document>, of approver: Policy.Approver
    ) async throws(Diagnostic) -> Bool {
        let subject = SignatureVerdicts.Subject(id: signed.id, signature: signed.signature, approver: approver)
        if let known = await verdicts[subject] { return known }
        let isGood = try await SSHSignature.verify(
            signed.bytes, signature: signed.signature, principal: approver.principal, key: approver.key)
        if let isGood { await verdicts.keep(isGood, of: subject) }
        return isGood ?? false
    }
}

/// What the tip that was last read holds: what is costly to read is read once, not in each pass.
private actor LastFiles {
    private var last: (tip: ObjectID, files: [String: [UInt8]])?

    func files(at tip: ObjectID) -> [String: [UInt8]]? { last?.tip == tip ? last?.files : nil }

    func keep(_ files: [String: [UInt8]], at tip: ObjectID) { last = (tip, files) }
}
