import Foundation
import TestSupport
import Testing

/// Each mistake gives a coded error that names the place and the way out, and no write.
@Suite struct BadInputTests {
    private static let good = "name: Search\nemail: search@example.com\n"

    struct Mistake: Sendable, CustomTestStringConvertible {
        var testDescription: String
        var files: [String: String?] = [:]
        var arguments: [String] = []
        var environment: [String: String] = [:]
        var says: [String]
    }

    /// Doubt about the whole: nothing is written at all.
    static let whole = [
        Mistake(
            testDescription: "no repository", arguments: ["--repo", "nowhere"],
            says: ["error[RV4001]", "nowhere", "hint: check --repo"]),
        Mistake(
            testDescription: "wrong branch", arguments: ["--branch", "trunk"],
            says: ["error[RV4002]: the repository has no 'trunk'", "--branch"]),
        Mistake(
            testDescription: "no reeve.yaml", files: ["reeve.yaml": nil],
            says: ["error[RV2001]: the repository has no 'reeve.yaml'", "reeve init"]),
        Mistake(
            testDescription: "no owner", files: ["reeve.yaml": "version: 1\n"],
            says: ["reeve.yaml:1:1: error[RV2003]: 'owner' is missing"]),
        Mistake(
            testDescription: "unknown key in reeve.yaml",
            files: ["reeve.yaml": "version: 1\nowner: acme\nbudgts: {}\n"],
            says: ["reeve.yaml:3:1: error[RV1004]: unknown key 'budgts'", "did you mean 'budgets'?"]),
        Mistake(
            testDescription: "missing accounts/", files: ["accounts/Sandbox/search.yaml": nil],
            says: ["error[RV2004]: the repository has no folder 'accounts/'"]),
        Mistake(
            testDescription: "empty accounts/",
            files: ["accounts/Sandbox/search.yaml": nil, "accounts/Sandbox/README.md": "none yet\n"],
            says: ["error[RV2005]: the folder 'accounts/' holds no account file"]),
        Mistake(
            testDescription: "no credentials", environment: ["AWS_ACCESS_KEY_ID": ""],
            says: ["error[RV5001]: there are no AWS credentials", "AWS_PROFILE"]),
        Mistake(
            testDescription: "unreachable endpoint", environment: ["AWS_ENDPOINT_URL": "http://127.0.0.1:1"],
            says: ["error[RV5002]: AWS did not answer", "http://127.0.0.1:1", "AWS_ENDPOINT_URL"]),
        Mistake(
            testDescription: "another organization",
            files: ["reeve.yaml": "version: 1\nowner: acme\norganization: o-another0rg1\n"],
            says: ["error[RV2006]", "o-exampleorgid", "o-another0rg1"]),
    ]

    @Test(arguments: whole) func `nothing is written`(_ mistake: Mistake) async throws {
        let (result, writes, _) = try await apply(mistake)
        #expect(result.code == 1, "\(result.output)\(result.error)")
        for words in mistake.says { #expect(result.error.contains(words), "\(result.error)") }
        #expect(writes.isEmpty)
    }

    /// Mistakes in single files: their accounts are left alone, the good one is made.
    static let single = [
        Mistake(
            testDescription: "duplicate e-mail",
            files: [
                "accounts/Sandbox/one.yaml": "name: One\nemail: same@example.com\n",
                "accounts/Sandbox/two.yaml": "name: Two\nemail: SAME@example.com\n",
            ],
            says: [
                "accounts/Sandbox/one.yaml:2:8: error[RV1014]", "accounts/Sandbox/two.yaml:2:8: error[RV1014]",
            ]),
        Mistake(
            testDescription: "duplicate key",
            files: [
                "accounts/Sandbox/one.yaml": "name: One\nemail: one@example.com\n",
                "accounts/Security/one.yaml": "name: Uno\nemail: uno@example.com\n",
            ],
            says: ["accounts/Sandbox/one.yaml:1:1: error[RV1013]", "accounts/Security/one.yaml:1:1: error[RV1013]"]),
        Mistake(
            testDescription: "unknown OU", files: ["accounts/Sandbx/one.yaml": "name: One\nemail: one@example.com\n"],
            says: [
                "accounts/Sandbx/one.yaml:1:1: error[RV3001]: no organizational unit 'Sandbx'",
                "did you mean 'Sandbox'?",
            ]),
        Mistake(
            testDescription: "unknown key", files: ["accounts/Sandbox/one.yaml": "name: One\nemial: one@example.com\n"],
            says: ["accounts/Sandbox/one.yaml:2:1: error[RV1004]: unknown key 'emial'", "did you mean 'email'?"]),
        Mistake(
            testDescription: "broken YAML", files: ["accounts/Sandbox/one.yaml": "name: One\nemail: [one\n"],
            says: ["accounts/Sandbox/one.yaml:", "error[RV1001]"]),
        Mistake(
            testDescription: "a field not yet applied",
            files: ["accounts/Sandbox/one.yaml": "name: One\nemail: one@example.com\npolicies: [deny-root]\n"],
            says: ["accounts/Sandbox/one.yaml:3:1: error[RV1010]: 'policies' is not applied yet"]),
    ]

    @Test(arguments: single) func `the others go on`(_ mistake: Mistake) async throws {
        let (result, writes, page) = try await apply(mistake)
        #expect(result.code == 4, "\(result.output)\(result.error)")
        for words in mistake.says { #expect(result.output.contains(words), "\(result.output)") }
        #expect(writes == ["CreateAccount", "MoveAccount", "UntagResource"])
        #expect(page.contains("## Problems"))
    }

    private func apply(_ mistake: Mistake) async throws -> (ReeveProcess.Result, [String], page: String) {
        try await withTemporaryDirectory { folder in
            let answer = Answer()
            try await SimulatorProcess.run(in: folder) { simulator in
                let repository = try await UserRepository(
                    in: folder,
                    ["reeve.yaml": "version: 1\nowner: acme\n", "accounts/Sandbox/search.yaml": Self.good])
                if !mistake.files.isEmpty { try await repository.commit(mistake.files) }
                var environment = simulator.environment.merging(["REEVE_REPO": repository.remote]) { _, new in new }
                environment.merge(mistake.environment) { _, new in new }
                let reeve = ReeveProcess(environment: environment, folder: folder)
                let result = try await reeve.run(["apply", "--completion-interval", "0.1"] + mistake.arguments)
                for text in [result.output, result.error] {
                    #expect(!text.contains("Fatal error") && !text.contains("Stack dump"), "\(text)")
                    // Law 11.
                    #expect(!text.contains("a-canary-secret"))
                }
                await answer.set(result, try simulator.writes(), try await repository.status("README.md"))
            }
            return try #require(await answer.value)
        }
    }

    private actor Answer {
        private(set) var value: (ReeveProcess.Result, [String], page: String)?

        func set(_ result: ReeveProcess.Result, _ writes: [String], _ page: String) { value = (result, writes, page) }
    }
}
