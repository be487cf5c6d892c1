import Foundation
import TestSupport
import Testing

/// A repository whose accounts stand, and a branch `pull` that somebody asks to merge.
struct PullRequestPlace: Sendable {
    let folder: String
    let repository: UserRepository
    let simulator: SimulatorProcess
    let source: ReeveSource
    /// A machine with AWS's credentials.
    let reeve: ReeveProcess

    private static let files = [
        "reeve.yaml": "version: 1\nowner: acme\n",
        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\ntags: {team: search}\n",
        "accounts/Sandbox/docs.yaml": "name: Docs\nemail: docs@example.com\n",
        "accounts/Sandbox/blog.yaml": "name: Blog\nemail: blog@example.com\n",
    ]

    /// - Parameters:
    ///   - files: what the branch changes; `nil` deletes the file.
    ///   - commits: how many more than one there are before.
    ///   - isApplied: whether a daemon has run before.
    static func run(
        _ files: [String: String?], after commits: Int = 0, isApplied: Bool = true,
        _ body: @escaping @Sendable (PullRequestPlace) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder) { simulator in
                let repository = try await UserRepository(in: folder, Self.files)
                let empty = "for _ in {1..\(commits)}; do git commit --quiet --allow-empty --message More; done"
                if commits > 0 { try await Tool.run("bash", ["-ec", "cd '\(repository.folder)'; \(empty)"]) }
                let place = PullRequestPlace(
                    folder: folder, repository: repository, simulator: simulator,
                    source: try await ReeveSource(in: folder),
                    reeve: ReeveProcess(
                        environment: simulator.environment.merging(["REEVE_REPO": repository.remote]) { _, new in new },
                        folder: folder))
                if isApplied { try await place.apply() }
                try await Tool.git(repository.folder, "switch", "--quiet", "--create", "pull")
                try await repository.commit(files)
                try await Tool.git(repository.folder, "push", "--quiet", repository.remote, "pull")
                try await Tool.git(repository.folder, "switch", "--quiet", "main")
                try await body(place)
            }
        }
    }

    func apply() async throws {
        let result = try await reeve("apply", "--completion-interval", "0.1")
        #expect(result.code == 0, "\(result.output)\(result.error)")
    }

    /// Something else is merged and applied meanwhile.
    func moveOn() async throws {
        try await repository.commit([
            "accounts/Sandbox/docs.yaml": "name: Documents\nemail: docs@example.com\n"
        ])
        try await apply()
    }

    /// What the forge would merge now, as a reference of the remote.
    func offer(_ reference: String) async throws {
        let tree = repository.folder
        try await Tool.git(tree, "switch", "--quiet", "--detach", "main")
        try await Tool.git(tree, "merge", "--quiet", "--no-ff", "--message", "Merge pull into main", "pull")
        try await Tool.git(tree, "push", "--quiet", repository.remote, "HEAD:\(reference)")
        try await Tool.git(tree, "switch", "--quiet", "main")
    }

    /// Merges the branch, and lets the daemon run until it has written what it does about that.
    ///
    /// - Returns: the id of its first plan of the merge, as `reeve/status` has it.
    func merge(_ arguments: String...) async throws -> String {
        let tree = repository.folder
        try await Tool.run("git", ["-C", tree, "merge", "--quiet"] + arguments + ["pull"])
        if arguments.contains("--squash") { try await Tool.git(tree, "commit", "--quiet", "--message", "Squashed") }
        try await Tool.git(tree, "push", "--quiet", repository.remote, "main")
        let code = try await reeve.running(["daemon", "--poll", "0.1", "--completion-interval", "0.1"]) { lines, stop in
            try await lines.wait(for: "status committed")
            try stop()
        }
        #expect(code == 0)
        let commit = try await Tool.git(tree, "rev-parse", "main")
        let reports = try await Tool.git(
            repository.remote, "log", "--reverse", "--grep=Source: \(commit)",
            "--format=%(trailers:key=Plan,valueonly,separator=)", "reeve/status")
        return String(try #require(reports.split(separator: "\n").first))
    }
}
