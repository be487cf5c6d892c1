import Foundation
import Git
import TestSupport
import Testing

/// Folders inside folders, as many as nobody makes by hand.
@Suite(.timeLimit(.minutes(5))) struct DeepTreeTests {
    private static let levels = [300, 5000]

    /// Commits an account, and a file so many levels down in `docs`.
    private func importDeepTree(into remote: Remote, levels: Int) async throws -> ObjectID {
        let deep = "docs/" + String(repeating: "d/", count: levels) + "f"
        let stream =
            "commit refs/heads/main\ncommitter Ada <ada@example.com> 0 +0000\ndata 1\nx\n"
            + ["accounts/a.yaml", deep].map { "M 100644 inline \($0)\ndata 2\nx\n" }.joined(separator: "\n")
        try await Tool.git(remote.repository.path, "fast-import", "--quiet", input: Array(stream.utf8))
        return try #require(try await remote.repository.tip(of: "main"))
    }

    @Test(arguments: [Transport.path, .http], levels)
    func `costs what does not look there nothing`(by transport: Transport, levels: Int) async throws {
        try await withRemote(transport) { remote in
            let tip = try await importDeepTree(into: remote, levels: levels)
            let mirror = try remote.mirror()
            #expect(try await mirror.fetch(["main"]) == ["main": tip])
            #expect(try await mirror.repository.files(at: tip, under: ["accounts"]).map(\.path) == ["accounts/a.yaml"])
            #expect(
                await code { _ = try await mirror.repository.files(at: tip, under: ["docs"]) } == .limitExceeded)

            let next = try await mirror.repository.draft(on: tip, ["accounts/b.yaml": "b"])
            try await mirror.push(next, to: "main", expecting: tip)
            let found = try await mirror.repository.history(from: next, limit: 10, paths: ["accounts"])
            #expect(found.map { $0.paths.map(\.path) } == [["accounts/b.yaml"], ["accounts/a.yaml"]])
        }
    }

    @Test(arguments: levels) func `is taken along when the mirror is tidied, or pushed to a path`(
        levels: Int
    ) async throws {
        try await withRemote(.path) { remote in
            let tip = try await importDeepTree(into: remote, levels: levels)
            let mirror = try remote.mirror(tidiesItself: false)
            _ = try await mirror.fetch(["main"])
            // As many in one of 256 folders as make it time to tidy.
            let loose = remote.folder + "/mirror/objects/17"
            try FileManager.default.createDirectory(atPath: loose, withIntermediateDirectories: true)
            for number in 1...30 {
                #expect(FileManager.default.createFile(atPath: "\(loose)/\(number)", contents: nil))
            }
            _ = try await mirror.fetch(["main"])
            #expect(mirror.needsTidying)
            await mirror.tidy()
            #expect(!FileManager.default.fileExists(atPath: loose + "/1"), "it was not tidied")
            try await Tool.git(remote.folder + "/mirror", "fsck", "--strict")

            let bare = remote.folder + "/other.git"
            _ = try await Repository.initBare(at: bare)
            let other = try Mirror(remote.folder + "/mirror", of: RemoteAddress(bare))
            try await other.push(tip, to: "main", expecting: nil)
            try await Tool.git(bare, "fsck", "--strict")
        }
    }
}
