import Declarations
import Foundation
import Git
import Planning
import Reconciler
import TestSupport
import Testing

@testable import reeve

/// As many account files as the largest organizations have: fetched, read and understood as the daemon does.
@Suite(.timeLimit(.minutes(5))) struct LargeRepositoryTests {
    private static let count = 10_000

    private static func path(_ number: Int) -> String { "accounts/Unit\(number % 50)/a\(number).yaml" }

    /// A commit as `git fast-import` takes it.
    private static func commit(_ files: [(path: String, text: String)], time: Int) -> String {
        let head =
            "commit refs/heads/main\ncommitter Ada <ada@example.com> \(time) +0000\ndata 1\nx\n"
            + (time > 0 ? "from refs/heads/main^0\n" : "")
        return files.reduce(into: head) {
            $0 += "M 100644 inline \($1.path)\ndata \($1.text.utf8.count)\n\($1.text)\n"
        }
    }

    @Test func `all are read, and of the next commit what it changed`() async throws {
        try await withTemporaryDirectory { folder in
            let remote = folder + "/git/remote.git"
            try await Tool.run("git", ["init", "--quiet", "--bare", "--initial-branch=main", remote])
            let accounts = (0..<Self.count).map { number in
                (path: Self.path(number), text: "name: Account \(number)\nemail: a\(number)@example.com\n")
            }
            let policy = [(path: "reeve.yaml", text: "version: 1\nowner: acme\n")]
            try await Tool.git(
                remote, "fast-import", "--quiet", input: Array(Self.commit(policy + accounts, time: 0).utf8))
            try await withWebServer(in: folder) { server in
                let mirror = Git.Mirror(
                    directory: folder + "/mirror", remote: try RemoteAddress(server.url + "/git/remote.git"),
                    worker: WorkerCommand(executable: try Tool.reeve()))
                let source = GitSource(branches: Branches(mirroring: mirror, watched: "main"))
                let reader = DeclarationReader()
                let first = await reader.read(try await source.read().tree)
                guard case .readable(let desired, _) = first else {
                    Issue.record("in doubt: \(first.causes.prefix(3))")
                    return
                }
                #expect(desired.accounts.count == Self.count)
                #expect(desired.quarantined.isEmpty)

                let changes = [
                    (path: Self.path(17), text: "name: Another\nemail: a17@example.com\n"),
                    (path: Self.path(4711), text: "name: [\n"),
                ]
                try await Tool.git(
                    remote, "fast-import", "--quiet", input: Array(Self.commit(changes, time: 1).utf8))
                let second = await reader.read(try await source.read().tree)
                guard case .readable(let next, _) = second else {
                    Issue.record("in doubt: \(second.causes.prefix(3))")
                    return
                }
                #expect(next.accounts.count == Self.count - 1)
                #expect(next.accounts.values.contains { $0.name.value == "Another" })
                #expect(next.quarantined.map(\.file) == [Self.path(4711)])
            }
        }
    }
}
