import Foundation
import Git
import Planning
import Reconciler
import TestSupport
import Testing

@testable import reeve

struct FormerApproverTests {
    /// Otherwise a merge that takes an approver away would bring back what they took back a moment ago.
    @Test func whatAnApproverTookBackStaysSoWhenTheyGo() async throws {
        try await withTemporaryDirectory { folder in
            try await Tool.git(folder, "init", "--quiet", "--bare", folder)
            let ada = try await approver("ada", in: folder)
            let grace = try await approver("grace", in: folder)
            let repository = try await Repository.open(folder)
            let revocation = Revocation(
                organization: "o-exampleorgid", owner: "acme", revokes: Digest(of: []), expires: 4_000_000_000,
                principal: ada.principal)
            let bytes = try ApprovalFiles.encode(revocation)
            let path = ApprovalFiles.path(Digest(of: bytes), in: ApprovalFiles.revocations)
            let signature = try await SSHSignature.sign(bytes, keyFile: "\(folder)/ada")
            let commit = try await repository.writeCommit(
                parent: nil, changing: [path: bytes, path + ".sig": signature], message: "Revoke",
                author: Signature(name: "Ada", email: ada.principal, date: Date.now))
            try await repository.updateRef("refs/heads/reeve/approvals", to: commit.id, expecting: nil)

            let source = GitApprovals(branches: Branches(reading: repository, watched: "main"))
            var policy = Policy(owner: "acme")
            policy.approvers = [grace, ada]
            let before = PolicyRecord(rules: GuardedRules(of: policy))
            policy.approvers = [grace]
            let after = PolicyRecord(rules: GuardedRules(of: policy))
            #expect(
                try await source.approvals(under: policy, after: before, anew: true).revocations == [revocation])
            #expect(try await source.approvals(under: policy, after: after, anew: true).revocations.isEmpty)
        }
    }

    private func approver(_ name: String, in folder: String) async throws -> Policy.Approver {
        try await Tool.run("ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", "\(folder)/\(name)"])
        return Policy.Approver(
            principal: "\(name)@example.com", key: try await SSHSignature.publicKey(of: "\(folder)/\(name)"))
    }
}
