import Foundation
import Git
import TestSupport
import Testing

/// Repositories that are whole, and that cannot be read: they are named as what they are, over the network, too.
@Suite struct UnsupportedRemoteTests {
    @Test(arguments: [Transport.http, .ssh])
    func `one that names its objects by SHA-256 is refused in these words`(by transport: Transport) async throws {
        try await withRemote(transport) { remote in
            let path = remote.repository.path
            try FileManager.default.removeItem(atPath: path)
            try await Tool.run("git", ["init", "--bare", "--quiet", "--object-format=sha256", path])
            let commit = try await Tool.git(path, "commit-tree", try await Tool.git(path, "mktree"), "-m", "First")
            try await Tool.git(path, "update-ref", "refs/heads/main", commit)
            let error = await error { _ = try await remote.mirror().fetch(["main"]) }
            #expect(error?.code == .unsupported, "\(String(describing: error))")
            #expect(error?.message.contains("SHA-256, and only SHA-1 can be read") == true)
        }
    }

    @Test(arguments: [Transport.http, .ssh])
    func `one that lacks its history is refused`(by transport: Transport) async throws {
        try await withRemote(transport) { remote in
            let path = remote.repository.path
            for number in 1...2 { try await remote.repository.commit(["a": "\(number)"]) }
            try FileManager.default.moveItem(atPath: path, toPath: remote.folder + "/whole.git")
            try await Tool.run(
                "git", ["clone", "--quiet", "--bare", "--depth=1", "file://\(remote.folder)/whole.git", path])
            let mirror = try remote.mirror()
            for _ in 1...2 { #expect(await code { _ = try await mirror.fetch(["main"]) } == .unsupported) }
        }
    }
}
