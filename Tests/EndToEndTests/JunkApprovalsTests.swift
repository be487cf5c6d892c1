import Foundation
import Git
import Planning
import Reconciler
import TestSupport
import Testing

@testable import reeve

/// Anyone may push to the approvals branch: nothing that stands there may stop a pass.
@Suite struct JunkApprovalsTests {
    static let policy = {
        var policy = Policy(owner: "acme")
        policy.approvers = [
            .init(
                principal: "grace@example.com",
                key: "ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIKKnZBqEa3HsWEpFUAIcUzsaZuSO8hjNz2D1mBwWWBSQ")
        ]
        return policy
    }()

    /// The approvals of a branch that `git fast-import` makes of this.
    private func approvals(_ commands: String) async throws -> Int {
        try await withTemporaryDirectory { folder in
            try await Tool.git(folder, "init", "--quiet", "--bare", folder)
            let commit =
                "commit refs/heads/reeve/approvals\ncommitter M <mallory@example.com> 1700000000 +0000\ndata 1\nx\n"
            try await Tool.run("git", ["-C", folder, "fast-import", "--quiet"], input: Array((commit + commands).utf8))
            let branches = Branches(reading: try await Repository.open(folder), watched: "main")
            try await branches.refreshApprovals()
            let approvals = try await GitApprovals(branches: branches).approvals(
                under: Self.policy, after: nil, anew: true)
            return approvals.granted.count + approvals.revocations.count
        }
    }

    private func file(_ path: String, _ text: String = "junk", mode: String = "100644") -> String {
        "M \(mode) inline \(path)\ndata \(text.utf8.count)\n\(text)\n"
    }

    @Test func `files of other kinds`() async throws {
        let commands =
            file("approvals/link.json", "/etc/passwd", mode: "120000") + file("approvals/run.json", mode: "100755")
            + file("approvals/folder/file.json") + file("revocations", "no folder")
            + file("approvals/large.json", String(repeating: "[", count: 2 << 20))
        #expect(try await approvals(commands) == 0)
    }

    @Test func `files that could be approvals`() async throws {
        func approval(effects: String, expires: String) -> String {
            """
            {"organization": "o", "owner": "acme", "plan": "\(Digest(of: []))", "effects": [\(effects)],
             "expires": \(expires), "expires": \(expires), "principal": "grace@example.com"}
            """
        }
        let many = Array(repeating: "\"\(Digest(of: []))\"", count: 15_000).joined(separator: ",")
        let texts = [
            "", "null", String(repeating: "[", count: 500_000), approval(effects: "", expires: "1e400"),
            approval(effects: "", expires: "9223372036854775807"), approval(effects: many, expires: "4000000000"),
        ]
        let commands = texts.map { text in
            let path = ApprovalFiles.path(Digest(of: text.utf8), in: ApprovalFiles.approvals)
            return file(path, text) + file(path + ".sig", "no signature")
        }
        #expect(try await approvals(commands.joined()) == 0)
    }

    @Test func `folders in folders`() async throws {
        let path = String(repeating: "a/", count: 100)
        #expect(try await approvals(file("approvals/\(path)junk.json")) == 0)
    }

    @Test func `more files than a reading takes`() async throws {
        let junk = "91195eeb3421b7e3886b053b8f4d2a74d196e7ad"
        let more = (1...50_000).map { "M 100644 \(junk) approvals/\($0).json\n" }.joined()
        #expect(try await approvals(file("approvals/0.json", "junk") + more) == 0)
    }
}
