import Foundation
import TestSupport

/// A user's repository: a work tree, and the bare remote it pushes to.
struct UserRepository: Sendable {
    let folder: String
    let remote: String

    /// Makes both, with these files committed and pushed.
    init(in folder: String, _ files: [String: String]) async throws {
        self.folder = folder + "/tree"
        remote = folder + "/remote.git"
        try await Tool.run("git", ["init", "--quiet", "--bare", "--initial-branch=main", remote])
        try await Tool.run("git", ["init", "--quiet", "--initial-branch=main", self.folder])
        try await commit(files)
    }

    /// Commits and pushes changes; `nil` deletes the file.
    func commit(_ files: [String: String?], message: String = "Change accounts") async throws {
        for (path, text) in files {
            let url = URL(fileURLWithPath: "\(folder)/\(path)")
            guard let text else {
                try FileManager.default.removeItem(at: url)
                continue
            }
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: url, atomically: true, encoding: .utf8)
        }
        try await Tool.git(folder, "add", "--all")
        try await Tool.git(folder, "commit", "--quiet", "--message", message)
        try await Tool.git(folder, "push", "--quiet", remote, "main")
    }

    /// A file of the status branch; empty if it is not there.
    func status(_ path: String) async throws -> String {
        (try? await Tool.git(remote, "show", "reeve/status:\(path)")) ?? ""
    }
}
