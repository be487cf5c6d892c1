import Foundation
import Git
import TestSupport
import Testing

/// A file of 1 GiB that somebody committed: it costs neither memory nor the rest of the repository.
@Suite struct LargeBlobTests {
    private static let size = 1 << 30

    @Test func `is told by its size, and the rest is read`() async throws {
        try await withRemote(.http) { remote in
            let tree = remote.folder + "/tree"
            let accounts = tree + "/accounts"
            try await Tool.run("git", ["clone", "--quiet", remote.repository.path, tree])
            try FileManager.default.createDirectory(atPath: accounts, withIntermediateDirectories: true)
            // Holes: it takes no room on the disk.
            try await Tool.run("truncate", ["--size", "\(Self.size)", accounts + "/big.yaml"])
            try "name: A\n".write(toFile: accounts + "/a.yaml", atomically: true, encoding: .utf8)
            try await Tool.git(tree, "add", ".")
            try await Tool.git(tree, "commit", "--quiet", "--message", "Big")
            try await Tool.git(tree, "push", "--quiet", "origin", "HEAD:main")

            let mirror = try remote.mirror()
            let tip = try #require(try await mirror.fetch(["main"])["main"])
            let files = try await mirror.repository.files(at: tip, under: ["accounts"])
            #expect(files.map(\.path) == ["accounts/a.yaml", "accounts/big.yaml"])
            #expect(files.last?.kind == .tooLarge(bytes: Self.size))
        }
    }
}
