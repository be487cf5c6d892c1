import Foundation
import Git
import Planning
import Reconciler
import TestSupport
import Testing

@testable import reeve

/// What a process before has fetched is enough to say what differs, as long as the Git server is away.
@Suite struct KnownMirrorTests {
    private func source(_ remote: String, in folder: String) throws -> GitSource {
        GitSource(
            branches: Branches(
                mirroring: Git.Mirror(
                    directory: folder + "/mirror.git", remote: try RemoteAddress(remote),
                    worker: WorkerCommand(executable: try Tool.reeve())), watched: "main"))
    }

    @Test func `a process that starts while the server is away goes by the mirror`() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await UserRepository(in: folder, ["reeve.yaml": "version: 1\nowner: acme\n"])
            let seen = try await source(repository.remote, in: folder).read()
            #expect(seen.unreachable == nil)
            try FileManager.default.moveItem(atPath: repository.remote, toPath: repository.remote + ".away")
            let known = try await source(repository.remote, in: folder).read()
            #expect(known.commit == seen.commit)
            #expect(known.unreachable != nil)
            // Another repository's mirror says nothing about this one.
            let other = try source(folder + "/other.git", in: folder)
            await #expect(throws: Diagnostic.self) { _ = try await other.read() }
        }
    }
}
