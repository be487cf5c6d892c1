import Foundation
import Git
import Planning
import Reconciler
import TestSupport
import Testing

@testable import reeve

/// The status branch as others may leave it, and a push whose answer is lost.
@Suite(.timeLimit(.minutes(5))) struct StatusStoreTests {
    private func store(_ remote: String, in folder: String) throws -> GitStatusStore {
        GitStatusStore(
            branches: Branches(
                mirroring: Git.Mirror(
                    directory: folder + "/mirror.git", remote: try RemoteAddress(remote),
                    worker: WorkerCommand(executable: try Tool.reeve())), watched: "main"))
    }

    private func withRemote(_ body: @Sendable (String, String) async throws -> Void) async throws {
        try await withTemporaryDirectory { folder in
            let remote = folder + "/git/remote.git"
            try await Tool.run("git", ["init", "--quiet", "--bare", "--initial-branch=main", remote])
            try await Tool.git(remote, "config", "http.receivepack", "true")
            try await body(remote, folder)
        }
    }

    @Test func `the source is read below a commit that somebody put right by hand`() async throws {
        try await withRemote { remote, folder in
            let store = try store(remote, in: folder)
            _ = try await store.read(anew: true)
            let source = String(repeating: "a", count: 40)
            let first = try await store.commit(
                ["README.md": Array("x".utf8)], message: "Record\n\nSource: \(source)\n", onto: nil)
            _ = try await store.commit(["README.md": Array("y".utf8)], message: "Revert \"Record\"\n", onto: first)
            let snapshot = try await store.read(anew: true)
            #expect(snapshot.message.contains("Source: \(source)"))
            #expect(snapshot.files["README.md"] == Array("y".utf8))
        }
    }

    @Test(arguments: ["9223372036854775807", "-1", "99999999999999"])
    func `a commit of a time that cannot be is read`(time: String) async throws {
        try await withRemote { remote, folder in
            let tree = try await Tool.run("git", ["-C", remote, "mktree"], input: [])
                .trimmingCharacters(in: .whitespacesAndNewlines)
            let who = "M <m@example.com> \(time) +0000"
            let id = try await Tool.run(
                "git", ["-C", remote, "hash-object", "-t", "commit", "-w", "--stdin", "--literally"],
                input: Array("tree \(tree)\nauthor \(who)\ncommitter \(who)\n\nx\n".utf8)
            ).trimmingCharacters(in: .whitespacesAndNewlines)
            try await Tool.git(remote, "update-ref", "refs/heads/reeve/status", id)
            let snapshot = try await store(remote, in: folder).read(anew: true)
            #expect(snapshot.revision == id)
            #expect(snapshot.committedAt == nil)
        }
    }

    /// The wire is cut before the server's answer comes back. The branch has the commit, so that it went through.
    @Test func `a push whose answer is lost has gone through if the branch has it`() async throws {
        try await withRemote { remote, folder in
            try await withWebServer(in: folder) { server in
                let parts = try #require(URLComponents(string: server.url))
                let relay = try Relay(to: try #require(parts.port))
                defer { relay.stop() }
                let store = try store("http://127.0.0.1:\(relay.port)/git/remote.git", in: folder)
                _ = try await store.read(anew: true)
                let first = try await store.commit(["README.md": Array("1".utf8)], message: "One\n", onto: nil)
                relay.cut(after: nil)
                let second = try await store.commit(["README.md": Array("2".utf8)], message: "Two\n", onto: first)
                // An advertisement, the push's answer, and an advertisement: the second of them is the one to lose.
                let carried = relay.carried(.fromServer)
                relay.cut(after: carried / 2, mends: true)
                let third = try await store.commit(["README.md": Array("3".utf8)], message: "Three\n", onto: second)
                #expect(relay.isCut)
                #expect(try await Tool.git(remote, "rev-parse", "reeve/status") == third)
            }
        }
    }
}
