import Foundation
import TestSupport
import Testing

/// The jobs that `docs/ci.md` gives to copy, as they stand there.
@Suite struct PullRequestPlanTests {
    /// One of every kind, and a looser policy. The accounts that are adopted carry no tag yet.
    private static let everything: [String: String?] = [
        "reeve.yaml": "version: 1\nowner: acme\nbudgets: {create: {count: 30}}\n",
        "accounts/Sandbox/new.yaml": "name: New\nemail: new@example.com\n",
        "accounts/Sandbox/search.yaml": nil,
        "accounts/Workloads/Prod/search.yaml": "name: Search\nemail: search@example.com\ntags: {team: find}\n",
        "accounts/Sandbox/blog.yaml": nil,
        "accounts/data-lake.yaml":
            "name: Data Lake\nemail: aws+data-lake@example.com\naccountId: 432109876543\nou: /\n",
        "accounts/Sandbox/build-farm.yaml": "name: Build Farm\nemail: AWS+build-farm@example.com\n",
    ]
    private static let counts = "1 to create, 2 to adopt, 1 to move, 1 to update, 1 to unmanage, 0 to close"

    /// The id that a page of a plan ends with.
    private func id(in markdown: String) throws -> String {
        let line = try #require(markdown.split(separator: "\n").last { $0.hasPrefix("Plan id: `") })
        return String(line.dropFirst("Plan id: `".count).dropLast())
    }

    @Test func `on GitHub the plan is the one that the daemon makes of the merge`() async throws {
        try await PullRequestPlace.run(Self.everything) { place in
            try await place.offer("refs/pull/7/merge")
            // The job may run long after the forge made the merge that it is run on.
            try await place.moveOn()
            let asked = try place.simulator.requests().count
            let job = try await GitHubJob(place)
            let (failed, result) = try await job.run()
            #expect(failed == nil, "\(result.output)\(result.error)")
            #expect(try place.simulator.requests().count == asked)
            let summary = try job.summary()
            #expect(summary.contains(Self.counts), "\(summary)")
            #expect(summary.contains("budgets.create.count"))
            #expect(try job.artifact() == summary)
            #expect(!FileManager.default.fileExists(atPath: place.source.builds))
            #expect(try id(in: summary) == (try await place.merge("--no-ff", "--message", "Merge")))
        }
    }

    @Test func `on GitLab the plan is the one that the daemon makes of the squashed branch`() async throws {
        // More commits than GitLab fetches by itself.
        try await PullRequestPlace.run(Self.everything, after: 20) { place in
            try await place.moveOn()
            let asked = try place.simulator.requests().count
            let job = try await GitLabJob(place)
            let result = try await job.run()
            #expect(result.code == 0, "\(result.output)\(result.error)")
            #expect(try place.simulator.requests().count == asked)
            #expect(result.output.contains(Self.counts), "\(result.output)")
            #expect(!FileManager.default.fileExists(atPath: place.source.builds))
            let plans = try job.artifacts()
            #expect(plans.count == 1)
            #expect(try id(in: plans.joined()) == (try await place.merge("--squash")))
        }
    }

    @Test func `without a cache both build the commit that they name`() async throws {
        try await PullRequestPlace.run(["README.md": "Our accounts\n"]) { place in
            try await place.offer("refs/pull/7/merge")
            let (failed, result) = try await GitHubJob(place, isCached: false).run()
            #expect(failed == nil, "\(result.output)\(result.error)")
            let onGitLab = try await GitLabJob(place, isCached: false).run()
            #expect(onGitLab.code == 0, "\(onGitLab.output)\(onGitLab.error)")
            let builds = try String(contentsOfFile: place.source.builds, encoding: .utf8).split(separator: "\n")
            #expect(builds.count == 2)
            for build in builds {
                #expect(build.hasSuffix(" -c release --static-swift-stdlib --product reeve"), "\(build)")
            }
        }
    }

    @Test func `a pull request that changes no account passes and says so`() async throws {
        try await PullRequestPlace.run(["README.md": "Our accounts\n"]) { place in
            try await place.offer("refs/pull/7/merge")
            let job = try await GitHubJob(place)
            let (failed, result) = try await job.run()
            #expect(failed == nil, "\(result.output)\(result.error)")
            #expect(try job.summary().contains("0 to create, 0 to adopt, 0 to move, 0 to update"))
        }
    }

    @Test func `a broken file is annotated at its line and fails the job`() async throws {
        try await PullRequestPlace.run(["accounts/Sandbox/new.yaml": "name: New\nemial: new@example.com\n"]) { place in
            try await place.offer("refs/pull/7/merge")
            let (failed, result) = try await GitHubJob(place).run()
            #expect(failed == "Validate")
            #expect(result.code == 1)
            let lines = result.output.split(separator: "\n")
            #expect(
                lines.contains {
                    $0.hasPrefix("::error file=accounts/Sandbox/new.yaml,line=2,col=1,endColumn=6,title=RV1004")
                },
                "\(result.output)")
            let onGitLab = try await GitLabJob(place).run()
            #expect(onGitLab.code == 1)
            #expect(onGitLab.error.contains("accounts/Sandbox/new.yaml:2:1: error[RV1004]"))
        }
    }

    @Test func `a file that asks for what is not there fails the job, with the plan of the others`() async throws {
        let files = [
            "accounts/Sandbox/new.yaml": "name: New\nemail: new@example.com\n",
            "accounts/Sandbox/lost.yaml": "name: Lost\nemail: lost@example.com\naccountId: 999999999999\n",
        ]
        try await PullRequestPlace.run(files) { place in
            try await place.offer("refs/pull/7/merge")
            let job = try await GitHubJob(place)
            let (failed, result) = try await job.run()
            #expect(failed == "Plan")
            #expect(result.code == 4)
            let summary = try job.summary()
            #expect(summary.contains("1 to create") && summary.contains("## Problems"))
            let onGitLab = try await GitLabJob(place).run()
            #expect(onGitLab.code == 4)
            #expect(onGitLab.output.contains("## Problems"))
        }
    }

    @Test func `a shallow clone is refused in words that help`() async throws {
        try await PullRequestPlace.run(["README.md": "Our accounts\n"]) { place in
            try await place.offer("refs/pull/7/merge")
            let job = try await GitHubJob(place, depth: "1")
            let (failed, result) = try await job.run(without: ["Merge what the target branch has now"])
            #expect(failed == "Plan")
            #expect(result.code == 1)
            #expect(result.error.contains("git fetch --unshallow"), "\(result.error)")
        }
    }

    @Test func `a merge of yesterday is no plan`() async throws {
        try await PullRequestPlace.run(["README.md": "Our accounts\n"]) { place in
            try await place.offer("refs/pull/7/merge")
            try await place.moveOn()
            let (failed, result) = try await GitHubJob(place).run(without: ["Merge what the target branch has now"])
            #expect(failed == "Plan")
            #expect(result.code == 1)
            #expect(result.error.contains("error[RV2007]"), "\(result.error)")
            #expect(result.error.contains("(a branch that is only behind: merge the watched one into it)"))
        }
    }

    @Test func `before the daemon has run there is no plan`() async throws {
        try await PullRequestPlace.run(["README.md": "Our accounts\n"], isApplied: false) { place in
            try await place.offer("refs/pull/7/merge")
            let (failed, result) = try await GitHubJob(place).run()
            #expect(failed == "Plan")
            #expect(result.code == 1)
            #expect(result.error.contains("let the daemon run once, or fetch the branch"), "\(result.error)")
            #expect(try await GitLabJob(place).run().code != 0)
        }
    }

    @Test func `the files follow the schemas that editors know`() async throws {
        let page = try CIPage.text()
        #expect(
            try await Script.run("check_ci_files.py", input: page) == """
                .github/workflows/accounts.yml
                .github/workflows/accounts-comment.yml
                .gitlab-ci.yml

                """)
        await #expect(throws: Tool.Failed.self) {
            try await Script.run("check_ci_files.py", input: page.replacing("runs-on:", with: "runs:"))
        }
        await #expect(throws: Tool.Failed.self) {
            try await Script.run("check_ci_files.py", input: page.replacing("expose_as:", with: "exposes:"))
        }
    }

    @Test func `the jobs have no secret and may write nothing`() async throws {
        let page = try await CIPage.read()
        #expect(page.workflow.permissions == ["contents": "read"])
        #expect(page.comment.permissions == ["actions": "read", "pull-requests": "write"])
        // Between the fences.
        let code = try CIPage.text().components(separatedBy: "```").enumerated().filter { $0.offset % 2 == 1 }.map(
            \.element)
        #expect(code.count == 3)
        for block in code {
            #expect(!block.contains("secrets.") && !block.contains("pull_request_target") && !block.contains("AWS_"))
        }
    }
}
