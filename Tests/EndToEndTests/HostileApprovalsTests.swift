import Foundation
import Git
import Planning
import Reconciler
import TestSupport
import Testing

@testable import reeve

/// Anyone may push to the approvals branch. What cannot be read of it approves nothing, and stops nothing.
@Suite(.timeLimit(.minutes(5))) struct HostileApprovalsTests {
    private static let files = ["reeve.yaml": "version: 1\nowner: acme\n"]

    private func branches(_ remote: String, in folder: String) throws -> Branches {
        Branches(
            mirroring: Git.Mirror(
                directory: folder + "/mirror.git", remote: try RemoteAddress(remote),
                worker: WorkerCommand(executable: try Tool.reeve())), watched: "main", handover: .zero)
    }

    /// A commit as nobody's Git makes one, and no Git server refuses it as it is set up by default.
    private func pushCommitWithoutAuthor(_ repository: UserRepository) async throws {
        let tree = try await Tool.git(repository.remote, "rev-parse", "main^{tree}")
        let text = "tree \(tree)\ncommitter M <m@example.com> 1700000000 +0000\n\nx\n"
        let id = try await Tool.run(
            "git", ["-C", repository.remote, "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
            input: Array(text.utf8)
        ).trimmingCharacters(in: .whitespacesAndNewlines)
        try await Tool.git(repository.remote, "update-ref", "refs/heads/reeve/approvals", id)
    }

    /// Serves the repository by HTTP: of a path, libgit2 reads every branch at each fetch.
    private func withServed(
        _ repository: UserRepository, in folder: String, _ body: @Sendable (_ url: String) async throws -> Void
    ) async throws {
        try FileManager.default.createDirectory(atPath: folder + "/git", withIntermediateDirectories: true)
        try FileManager.default.createSymbolicLink(
            atPath: folder + "/git/remote.git", withDestinationPath: repository.remote)
        try await Tool.git(repository.remote, "config", "http.receivepack", "true")
        try await withWebServer(in: folder) { server in try await body(server.url + "/git/remote.git") }
    }

    @Test func `a commit that cannot be read is told, and read no second time`() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await UserRepository(in: folder, Self.files)
            try await pushCommitWithoutAuthor(repository)
            try await withServed(repository, in: folder) { url in
                let branches = try branches(url, in: folder)
                try await branches.refreshForPass()
                #expect(await branches.tip(of: "main") != nil)
                let problem = try #require(await branches.approvalsProblem)
                #expect(problem.summary.hasPrefix("nothing of 'reeve/approvals' can be read"))
                let approvals = try await GitApprovals(branches: branches).approvals(
                    under: JunkApprovalsTests.policy, after: nil, anew: true)
                #expect(approvals.unread == problem)
                #expect(approvals.granted.isEmpty)

                // Once it is gone, or another one stands there, all is well.
                try await Tool.git(repository.remote, "update-ref", "refs/heads/reeve/approvals", "main")
                try await branches.look()
                #expect(await branches.hasMoved())
                #expect(await branches.approvalsProblem == nil)
                #expect(await branches.tip(of: Branches.approvals) == (await branches.tip(of: "main")))
            }
        }
    }

    @Test func `more than an approval can be is not fetched`() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await UserRepository(in: folder, Self.files)
            try await Tool.run("sh", ["-c", "head -c 20000000 /dev/urandom > \(repository.folder)/noise"])
            try await Tool.git(repository.folder, "checkout", "--quiet", "--orphan", "reeve/approvals")
            try await Tool.git(repository.folder, "add", "--all")
            try await Tool.git(repository.folder, "commit", "--quiet", "--message", "Noise")
            try await Tool.git(repository.folder, "push", "--quiet", repository.remote, "reeve/approvals")
            try await withServed(repository, in: folder) { url in
                let branches = try branches(url, in: folder)
                try await branches.refresh()
                #expect(await branches.tip(of: "main") != nil)
                let problem = await branches.approvalsProblem
                #expect(
                    problem?.summary.contains("more than 16777216 bytes") == true, "\(String(describing: problem))")
            }
        }
    }

    @Test func `apply goes on with what needs no approval, and says so`() async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, []) { simulator in
                let key = JunkApprovalsTests.policy.approvers[0].key
                let repository = try await UserRepository(
                    in: folder,
                    [
                        "reeve.yaml": "version: 1\nowner: acme\napprovers:\n"
                            + "  - {principal: grace@example.com, key: \"\(key)\"}\n",
                        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
                    ])
                try await pushCommitWithoutAuthor(repository)
                try await withServed(repository, in: folder) { url in
                    let reeve = ReeveProcess(
                        environment: simulator.environment.merging(["REEVE_REPO": url]) { $1 }, folder: folder)
                    let result = try await reeve("apply", "--completion-interval", "0.1")
                    #expect(result.output.contains("✓ create search applied"), "\(result.output)\(result.error)")
                    #expect(result.error.contains("nothing of 'reeve/approvals' can be read"))
                    let events = try await reeve("apply", "--format", "json")
                    #expect(events.output.contains(#""event":"approvals-unread""#), "\(events.output)")
                    let list = try await reeve("approve", "--list")
                    #expect(list.code == 1)
                    #expect(list.error.contains("error[RV4001]: nothing of 'reeve/approvals' can be read"))
                }
            }
        }
    }
}
