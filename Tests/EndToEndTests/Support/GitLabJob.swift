import Foundation
import TestSupport
import Testing

/// The job of the page's `.gitlab-ci.yml`, in a clone as GitLab's runner makes it for a merge request.
struct GitLabJob: Sendable {
    private let page: CIPage.GitLabFile
    private let job: ForgeJob

    init(_ place: PullRequestPlace, isCached: Bool = true) async throws {
        page = try await CIPage.read().gitLab
        let clone = place.folder + "/builds-7"
        let variables = page.variables.merging(page.accounts.variables) { $1 }
        let depth = variables["GIT_DEPTH"] ?? "20"
        let remote = place.repository.remote
        let head = try await Tool.git(remote, "rev-parse", "pull")
        try await Tool.run("git", ["init", "--quiet", clone])
        try await Tool.git(clone, "remote", "add", "origin", "file://" + remote)
        try await Tool.run(
            "git",
            ["-C", clone, "fetch", "--quiet", "--no-tags"] + (depth == "0" ? [] : ["--depth", depth])
                + ["origin", "+refs/heads/pull:refs/pipelines/1"])
        try await Tool.git(clone, "checkout", "--quiet", "--force", "--detach", head)
        try await ForeignOwner.take(clone)
        if isCached { try ReeveSource.restoreCache(in: clone) }
        let environment = [
            "GITLAB_CI": "true", "CI_PIPELINE_SOURCE": "merge_request_event", "CI_PROJECT_DIR": clone,
            "CI_COMMIT_SHA": head, "CI_MERGE_REQUEST_TARGET_BRANCH_NAME": "main",
            "CI_MERGE_REQUEST_SOURCE_BRANCH_NAME": "pull",
        ]
        job = try ForgeJob(
            folder: clone, home: place.folder + "/gitlab-home",
            environment: variables.merging(environment) { $1 }.merging(place.source.environment) { $1 })
    }

    /// The lines of `script`, which GitLab's runner makes one script of.
    func run() async throws -> ReeveProcess.Result {
        try await job.run(page.accounts.script.joined(separator: "\n"))
    }

    /// The files of the artifact.
    func artifacts() throws -> [String] {
        try page.accounts.artifacts.paths.map { try String(contentsOfFile: "\(job.folder)/\($0)", encoding: .utf8) }
    }
}
