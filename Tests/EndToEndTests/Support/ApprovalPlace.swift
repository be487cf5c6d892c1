import Foundation
import Planning
import TestSupport
import Testing

/// A repository whose two accounts stand, and whose file `blog` is then deleted.
struct ApprovalPlace: Sendable {
    var reeve: ReeveProcess
    var repository: UserRepository
    var simulator: SimulatorProcess
    var folder: String

    func key(_ name: String) -> String { "\(folder)/\(name)" }

    /// The plan that waits.
    func plan() async throws -> String {
        let files = try await Tool.git(repository.remote, "ls-tree", "--name-only", "reeve/status:plans")
        return String(try #require(files.split(separator: "\n").first { $0.hasSuffix(".json") }).dropLast(5))
    }

    func apply() async throws -> ReeveProcess.Result { try await reeve("apply", "--completion-interval", "0.1") }

    /// What the audit has, of all months.
    func audit() async throws -> String {
        let months = try await Tool.git(repository.remote, "ls-tree", "--name-only", "reeve/status:audit")
        return try await months.split(separator: "\n").asyncMap { try await repository.status("audit/\($0)") }.joined()
    }

    /// `reeve.yaml` with these approvers, each with the key of that name.
    func policy(_ approvers: [String], _ more: String = "") throws -> String {
        try Self.policy(approvers, in: folder) + more
    }

    private static func policy(_ approvers: [String], in folder: String) throws -> String {
        let entries = try approvers.map { name in
            let key = try String(contentsOfFile: "\(folder)/\(name).pub", encoding: .utf8)
                .split(separator: " ").prefix(2).joined(separator: " ")
            return "  - {principal: \(name)@example.com, key: \"\(key)\"}\n"
        }
        return "version: 1\nowner: acme\napprovers:\n" + entries.joined()
    }

    /// - Parameters:
    ///   - author: who deletes the file.
    ///   - policy: what else the same commit makes of `reeve.yaml`, given the place.
    static func withUnmanageWaiting(
        author: String = "ada@example.com", policy: (@Sendable (ApprovalPlace) throws -> String)? = nil,
        _ body: @escaping @Sendable (ApprovalPlace) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder) { simulator in
                for name in ["grace", "mallory"] {
                    try await Tool.run(
                        "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", "\(folder)/\(name)"])
                }
                let repository = try await UserRepository(
                    in: folder,
                    [
                        "reeve.yaml": try Self.policy(["grace"], in: folder),
                        "accounts/Sandbox/blog.yaml": "name: Blog\nemail: blog@example.com\n",
                        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
                    ])
                let place = ApprovalPlace(
                    reeve: ReeveProcess(
                        environment: simulator.environment.merging(["REEVE_REPO": repository.remote]) { _, new in new },
                        folder: folder), repository: repository, simulator: simulator, folder: folder)
                let first = try await place.apply()
                #expect(first.code == 0, "\(first.output)\(first.error)")
                try await Tool.git(repository.folder, "config", "user.email", author)
                try await Tool.git(repository.folder, "rm", "--quiet", "accounts/Sandbox/blog.yaml")
                if let policy {
                    try policy(place).write(
                        toFile: repository.folder + "/reeve.yaml", atomically: true, encoding: .utf8)
                }
                try await Tool.git(
                    repository.folder, "commit", "--quiet", "--all", "--message", "Retire", "--author", "A <\(author)>")
                try await Tool.git(repository.folder, "push", "--quiet", repository.remote, "main")
                let waiting = try await place.apply()
                #expect(waiting.code == 3, "\(waiting.output)\(waiting.error)")
                #expect(waiting.output.contains("- unmanage  blog"))
                #expect(waiting.output.contains("needs approval"))
                try await body(place)
            }
        }
    }
}

extension Sequence {
    /// Transforms the elements one after the other.
    fileprivate func asyncMap<Value>(_ transform: (Element) async throws -> Value) async rethrows -> [Value] {
        var values: [Value] = []
        for element in self { values.append(try await transform(element)) }
        return values
    }
}
