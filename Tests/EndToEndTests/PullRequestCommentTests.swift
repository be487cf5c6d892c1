import Foundation
import TestSupport
import Testing

/// The second workflow of `docs/ci.md`, with a stand-in for `gh`: what it is asked for, and that nothing goes wrong
/// where there is nothing to say.
@Suite struct PullRequestCommentTests {
    /// - Parameters:
    ///   - download: what `gh run download` does.
    ///   - numbers: the open pull requests of the branch.
    /// - Returns: what `gh` was asked for, a line each.
    private func comment(download: String, numbers: String) async throws -> [String] {
        try await withTemporaryDirectory { folder in
            let job = try #require(try await CIPage.read().comment.jobs["comment"])
            #expect(job.if == "github.event.workflow_run.event == 'pull_request'")
            #expect(job.steps.count == 1)
            let step = try #require(job.steps.first)
            #expect(step.shell == "bash")
            let tool = """
                #!/bin/bash
                echo "$*" >> '\(folder)/asked'
                case "$1" in
                run) \(download) ;;
                api) printf '\(numbers)' ;;
                esac

                """
            try tool.write(toFile: folder + "/gh", atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder + "/gh")
            let path = "\(folder):\(ProcessInfo.processInfo.environment["PATH"] ?? "")"
            let result = try await ForgeJob(folder: folder, home: folder + "/home", environment: ["PATH": path]).run(
                try #require(step.run),
                with: ["GH_REPO": "acme/accounts", "RUN": "42", "HEAD": "eve:it's \"a\" $(branch)", "SHA": "0123abcd"])
            #expect(result.code == 0, "\(result.error)")
            return try String(contentsOfFile: folder + "/asked", encoding: .utf8).split(separator: "\n").map(
                String.init)
        }
    }

    @Test func `the plan becomes the comment of the pull request that has the commit`() async throws {
        let asked = try await comment(download: "mkdir plan; echo '# Plan' > plan/plan.md", numbers: #"7\n"#)
        #expect(
            asked == [
                "run download 42 --name plan --dir plan",
                "api --method GET repos/acme/accounts/pulls -f state=open -f head=eve:it's \"a\" $(branch) "
                    + "--jq .[] | select(.head.sha == \"0123abcd\") | .number",
                "pr comment 7 --body-file plan/plan.md --edit-last --create-if-none",
            ])
    }

    @Test(arguments: ["exit 1", "mkdir plan; touch plan/plan.md", "mkdir plan; ln -s /etc/passwd plan/plan.md"])
    func `without a plan, or with another file in its place, there is no comment`(download: String) async throws {
        #expect(try await comment(download: download, numbers: "7") == ["run download 42 --name plan --dir plan"])
    }

    @Test func `a pull request that moved on gets no comment`() async throws {
        let asked = try await comment(download: "mkdir plan; echo '# Plan' > plan/plan.md", numbers: "")
        #expect(asked.count == 2)
    }
}
