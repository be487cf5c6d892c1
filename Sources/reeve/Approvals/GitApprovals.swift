import FoundationEssentials
import Git
import Planning
import Reconciler

/// The approvals branch of a Git repository.
struct GitApprovals: ApprovalSource {
    let branches: Branches

    func approvals(under policy: Policy) async throws(Diagnostic) -> [VerifiedApproval] {
        guard let tip = await branches.tip(of: Branches.approvals), !policy.approvers.isEmpty else { return [] }
        let files: [String: [UInt8]]
        do throws(GitError) {
            let entries = try await branches.repository.files(at: tip, under: [ApprovalFiles.folder])
            files = Dictionary(
                entries.compactMap { entry in
                    if case .file(let bytes, _) = entry.kind { (entry.path, bytes) } else { nil }
                }, uniquingKeysWith: { first, _ in first })
        } catch {
            throw Diagnostic(error)
        }
        var verified: [VerifiedApproval] = []
        for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where path.hasSuffix(".json") {
            let id = Digest(of: bytes)
            guard path == ApprovalFiles.path(id), let signature = files[ApprovalFiles.signaturePath(id)],
                let approval = try? JSONDecoder().decode(Approval.self, from: Data(bytes)),
                approval.expires > Int(Date.now.timeIntervalSince1970)
            else { continue }
            for approver in policy.approvers where approver.principal == approval.principal {
                if try await SSHSignature.verify(
                    bytes, signature: signature, principal: approver.principal, key: approver.key)
                {
                    verified.append(VerifiedApproval(verified: id, approval: approval))
                    break
                }
            }
        }
        return verified
    }
}
