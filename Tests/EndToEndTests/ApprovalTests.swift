import Foundation
import TestSupport
import Testing

/// Law 9, through the binary: who may approve what.
@Suite struct ApprovalTests {
    /// A repository whose two accounts stand, and whose file `blog` is then deleted.
    private struct Place: Sendable {
        var reeve: ReeveProcess
        var repository: UserRepository
        var simulator: SimulatorProcess
        var folder: String

        func key(_ name: String) -> String { "\(folder)/\(name)" }

        /// The id of the plan that waits.
        func plan() async throws -> String {
            let files = try await Tool.git(repository.remote, "ls-tree", "--name-only", "reeve/status:plans")
            return String(try #require(files.split(separator: "\n").first { $0.hasSuffix(".json") }).dropLast(5))
        }

        func apply() async throws -> ReeveProcess.Result { try await reeve("apply", "--completion-interval", "0.1") }
    }

    /// - Parameter author: who deletes the file.
    private func withUnmanageWaiting(
        author: String = "ada@example.com", _ body: @escaping @Sendable (Place) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder) { simulator in
                for name in ["grace", "mallory"] {
                    try await Tool.run(
                        "ssh-keygen", ["-q", "-t", "ed25519", "-N", "", "-C", name, "-f", "\(folder)/\(name)"])
                }
                let key = try String(contentsOfFile: folder + "/grace.pub", encoding: .utf8)
                    .split(separator: " ").prefix(2).joined(separator: " ")
                let policy = """
                    version: 1
                    owner: acme
                    approvers:
                      - {principal: grace@example.com, key: "\(key)"}

                    """
                let repository = try await UserRepository(
                    in: folder,
                    [
                        "reeve.yaml": policy, "accounts/Sandbox/blog.yaml": "name: Blog\nemail: blog@example.com\n",
                        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
                    ])
                let place = Place(
                    reeve: ReeveProcess(
                        environment: simulator.environment.merging(["REEVE_REPO": repository.remote]) { _, new in new },
                        folder: folder), repository: repository, simulator: simulator, folder: folder)
                let first = try await place.apply()
                #expect(first.code == 0, "\(first.output)\(first.error)")
                try await Tool.git(repository.folder, "config", "user.email", author)
                try await Tool.git(repository.folder, "rm", "--quiet", "accounts/Sandbox/blog.yaml")
                try await Tool.git(
                    repository.folder, "commit", "--quiet", "--message", "Retire", "--author", "A <\(author)>")
                try await Tool.git(repository.folder, "push", "--quiet", repository.remote, "main")
                let waiting = try await place.apply()
                #expect(waiting.code == 3, "\(waiting.output)\(waiting.error)")
                #expect(waiting.output.contains("- unmanage  blog"))
                #expect(waiting.output.contains("needs approval"))
                try await body(place)
            }
        }
    }

    @Test func `an approver's signature lets it go ahead, once`() async throws {
        try await withUnmanageWaiting { place in
            let approved = try await place.reeve("approve", try await place.plan(), "--key", place.key("grace"))
            #expect(approved.code == 0, "\(approved.error)")
            #expect(approved.output.contains("grace@example.com approves in plan"))
            let applied = try await place.apply()
            #expect(applied.code == 0, "\(applied.output)\(applied.error)")
            #expect(applied.output.contains("✓ unmanage blog applied"))
            let months = try await Tool.git(place.repository.remote, "ls-tree", "--name-only", "reeve/status:audit")
            let audit = try await place.repository.status("audit/\(months.split(separator: "\n").last ?? "")")
            #expect(audit.contains("\"approvedBy\":\"grace@example.com\""))
        }
    }

    @Test func `a key that is no approver's is refused before it signs`() async throws {
        try await withUnmanageWaiting { place in
            let refused = try await place.reeve("approve", try await place.plan(), "--key", place.key("mallory"))
            #expect(refused.code == 1)
            #expect(refused.error.contains("error[RV6004]"))
            #expect(try await place.apply().code == 3)
        }
    }

    @Test func `an author cannot approve their own change`() async throws {
        try await withUnmanageWaiting(author: "Grace@Example.com") { place in
            #expect(
                try await place.reeve("approve", try await place.plan(), "--key", place.key("grace")).code == 0)
            let held = try await place.apply()
            #expect(held.code == 3)
            #expect(!held.output.contains("✓ unmanage"))
        }
    }

    @Test(arguments: ["signature", "bytes"]) func `an approval that was tampered with is none`(
        _ part: String
    ) async throws {
        try await withUnmanageWaiting { place in
            #expect(
                try await place.reeve("approve", try await place.plan(), "--key", place.key("grace")).code == 0)
            let clone = place.folder + "/tampering"
            try await Tool.run(
                "git", ["clone", "--quiet", "--branch", "reeve/approvals", place.repository.remote, clone])
            let files = try FileManager.default.contentsOfDirectory(atPath: clone + "/approvals").sorted()
            let file =
                clone + "/approvals/" + (try #require(files.first { $0.hasSuffix(part == "bytes" ? ".json" : ".sig") }))
            var text = try String(contentsOfFile: file, encoding: .utf8)
            text = part == "bytes" ? text.replacing("grace@", with: "grate@") : text.replacing("U1NI", with: "U1NJ")
            try text.write(toFile: file, atomically: true, encoding: .utf8)
            try await Tool.git(clone, "commit", "--quiet", "--all", "--message", "Tamper")
            try await Tool.git(clone, "push", "--quiet", "origin", "reeve/approvals")
            let held = try await place.apply()
            #expect(held.code == 3, "\(held.output)\(held.error)")
        }
    }

    @Test func `a plan that the status branch does not have cannot be approved`() async throws {
        try await withUnmanageWaiting { place in
            let refused = try await place.reeve("approve", "0123456789ab", "--key", place.key("grace"))
            #expect(refused.code == 1)
            #expect(refused.error.contains("error[RV6003]"))
        }
    }
}
