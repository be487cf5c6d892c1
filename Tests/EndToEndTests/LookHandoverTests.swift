import Git
import Planning
import Reconciler
import TestSupport
import Testing

@testable import reeve

/// The look that finds the repository moved serves the pass that follows: it asks the server nothing more.
@Suite struct LookHandoverTests {
    @Test func `a pass goes by a look just made, once`() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await UserRepository(in: folder, ["reeve.yaml": "version: 1\nowner: acme\n"])
            let fetches = Counter()
            let branches = Branches(
                mirroring: Git.Mirror(
                    directory: folder + "/mirror.git", remote: try RemoteAddress(repository.remote),
                    worker: WorkerCommand(executable: try Tool.reeve())), watched: "main", handover: .seconds(600),
                observe: { _, _ in fetches.add() })
            let source = GitSource(branches: branches)
            _ = try await source.read()
            #expect(fetches.value == 1)
            try await repository.commit(["accounts/Sandbox/a.yaml": "name: A\nemail: a@example.com\n"])
            try await branches.look()
            let tip = try await Tool.git(repository.remote, "rev-parse", "main")
            #expect(try await source.read().commit.description == tip)
            #expect(fetches.value == 2)
            _ = try await source.read()
            #expect(fetches.value == 3)
        }
    }
}
