import Foundation
import TestSupport
import Testing

/// The job of the page's workflow, in a clone as `actions/checkout` makes it for a pull request.
struct GitHubJob: Sendable {
    private let steps: [CIPage.Workflow.Step]
    private let job: ForgeJob

    /// - Parameter depth: what is fetched instead of what the page says.
    init(_ place: PullRequestPlace, isCached: Bool = true, depth: String? = nil) async throws {
        let page = try await CIPage.read()
        let job = try #require(page.workflow.jobs["plan"])
        #expect(job.defaults?.run == ["shell": "bash"])
        steps = job.steps
        let clone = place.folder + "/workspace"
        let checkout = steps.first { $0.uses?.hasPrefix("actions/checkout@") == true }
        try await Self.checkOut(
            place.repository.remote, into: clone, depth: depth ?? checkout?.with?["fetch-depth"] ?? "1")
        if isCached { try ReeveSource.restoreCache(in: clone) }
        let environment = [
            "GITHUB_ACTIONS": "true", "GITHUB_EVENT_NAME": "pull_request", "GITHUB_BASE_REF": "main",
            "GITHUB_HEAD_REF": "pull", "GITHUB_REF": "refs/pull/7/merge", "GITHUB_WORKSPACE": clone,
        ]
        self.job = try ForgeJob(
            folder: clone, home: place.folder + "/github-home",
            environment: (page.workflow.env ?? [:]).merging(environment) { $1 }.merging(place.source.environment) { $1 }
        )
    }

    private static func checkOut(_ remote: String, into clone: String, depth: String) async throws {
        let merge = try await Tool.git(remote, "rev-parse", "refs/pull/7/merge")
        try await Tool.run("git", ["init", "--quiet", clone])
        try await Tool.git(clone, "remote", "add", "origin", "file://" + remote)
        // A shallow one gets the status branch, too: that is not what it is refused for.
        let what =
            depth == "0"
            ? ["--prune", "origin", "+refs/heads/*:refs/remotes/origin/*"]
            : ["--depth", depth, "origin", "+refs/heads/reeve/status:refs/remotes/origin/reeve/status"]
        try await Tool.run(
            "git", ["-C", clone, "fetch", "--quiet", "--no-tags"] + what + ["+\(merge):refs/remotes/pull/7/merge"])
        try await Tool.git(clone, "checkout", "--quiet", "--force", "refs/remotes/pull/7/merge")
        try await ForeignOwner.take(clone)
    }

    /// Runs the steps one after the other, to the end or to the first that fails.
    ///
    /// - Parameter skipped: steps that are left out, by name.
    func run(without skipped: Set<String> = []) async throws -> (failed: String?, result: ReeveProcess.Result) {
        var last = ReeveProcess.Result(code: 0, output: "", error: "")
        for step in steps {
            guard let run = step.run, let name = step.name, !skipped.contains(name) else { continue }
            last = try await job.run(run, with: step.env ?? [:])
            if last.code != 0 { return (name, last) }
        }
        return (nil, last)
    }

    func summary() throws -> String { try String(contentsOfFile: job.summaryFile, encoding: .utf8) }

    /// The file of the artifact.
    func artifact() throws -> String {
        let step = try #require(steps.first { $0.uses?.hasPrefix("actions/upload-artifact@") == true })
        return try String(contentsOfFile: "\(job.folder)/\(step.with?["path"] ?? "")", encoding: .utf8)
    }
}

/// In a container the clone belongs to another user than the job's. Only root can make it so.
enum ForeignOwner {
    static func take(_ clone: String) async throws {
        guard try await Tool.run("id", ["-u"]) == "0" else { return }
        try await Tool.run("chown", ["-R", "1001:1001", clone])
    }
}
