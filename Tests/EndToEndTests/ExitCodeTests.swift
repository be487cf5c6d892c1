import Foundation
import TestSupport
import Testing

/// The exit codes of the design, through the binary. Where several hold: 1, then 4, 3, 2, 0.
@Suite struct ExitCodeTests {
    private static let good = "name: Search\nemail: search@example.com\n"
    private static let explicit = "version: 1\nowner: acme\napproval: {create: explicit}\n"
    private static let broken = "name: [\n"

    private static let done = ["reeve.yaml": "version: 1\nowner: acme\n", "accounts/Sandbox/search.yaml": good]

    private func withRepository(
        _ files: [String: String] = Self.done, simulator arguments: [String] = [],
        _ body: @escaping @Sendable (UserRepository, ReeveProcess) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, arguments) { simulator in
                let repository = try await UserRepository(in: folder, files)
                let environment = simulator.environment.merging(["REEVE_REPO": repository.remote]) { _, new in new }
                try await body(repository, ReeveProcess(environment: environment, folder: folder))
            }
        }
    }

    private func expectApply(of reeve: ReeveProcess, _ code: Int32) async throws {
        let result = try await reeve("apply", "--completion-interval", "0.1")
        #expect(result.code == code, "\(result.output)\(result.error)")
    }

    private func expectPlan(of reeve: ReeveProcess, _ code: Int32, detailed: Int32) async throws {
        #expect(try await reeve("plan", "--ref", "main").code == code)
        #expect(try await reeve("plan", "--ref", "main", "--detailed-exitcode").code == detailed)
    }

    @Test func `0 is done, or nothing to do, and 2 says that there is something`() async throws {
        try await withRepository { _, reeve in
            try await expectPlan(of: reeve, 0, detailed: 2)
            try await expectApply(of: reeve, 0)
            try await expectApply(of: reeve, 0)
            try await expectPlan(of: reeve, 0, detailed: 0)
        }
    }

    @Test func `3 is waiting for an approval`() async throws {
        let files = ["reeve.yaml": Self.explicit, "accounts/Sandbox/search.yaml": Self.good]
        try await withRepository(files) { _, reeve in
            try await expectPlan(of: reeve, 0, detailed: 3)
            try await expectApply(of: reeve, 3)
        }
    }

    @Test func `3 is held by a budget, too`() async throws {
        var files = Self.done
        files["reeve.yaml"]? += "budgets: {create: {count: 0}}\n"
        try await withRepository(files) { _, reeve in
            try await expectPlan(of: reeve, 0, detailed: 3)
            try await expectApply(of: reeve, 3)
        }
    }

    @Test func `3 is a policy that waits, too`() async throws {
        try await withRepository { repository, reeve in
            try await expectApply(of: reeve, 0)
            try await repository.commit(["reeve.yaml": "version: 1\nowner: acme\napproval: {close: merge}\n"])
            try await expectPlan(of: reeve, 0, detailed: 3)
            try await expectApply(of: reeve, 3)
        }
    }

    @Test func `4 is a quarantined account, whatever waits besides`() async throws {
        let files = [
            "reeve.yaml": Self.explicit, "accounts/Sandbox/search.yaml": Self.good,
            "accounts/Sandbox/broken.yaml": Self.broken,
        ]
        try await withRepository(files) { _, reeve in
            try await expectPlan(of: reeve, 4, detailed: 4)
            try await expectApply(of: reeve, 4)
        }
    }

    @Test func `1 is doubt about the whole, whatever is broken besides`() async throws {
        try await withRepository { repository, reeve in
            try await repository.commit([
                "reeve.yaml": "version: 1\nowner: [\n", "accounts/Sandbox/broken.yaml": Self.broken,
            ])
            try await expectPlan(of: reeve, 1, detailed: 1)
            try await expectApply(of: reeve, 1)
        }
    }

    @Test func `1 is a command that is not understood`() async throws {
        try await withRepository { _, reeve in
            for arguments in [["plan", "--nonsense"], ["approve"], ["approve", "--list", "--revoke"]] {
                let result = try await reeve.run(arguments)
                #expect(result.code == 1, "\(arguments)")
            }
        }
    }

    /// AWS does not take what it is asked, today: the account waits, the others go on.
    @Test func `4 is an account that AWS does not take yet`() async throws {
        var files = Self.done
        files["accounts/Sandbox/surplus.yaml"] = "name: Surplus\nemail: surplus@example.com\n"
        // The sample organization has five accounts: there is room for one of the two.
        try await withRepository(files, simulator: ["--account-limit", "6"]) { _, reeve in
            let result = try await reeve("apply", "--completion-interval", "0.1")
            #expect(result.code == 4, "\(result.output)\(result.error)")
            let outcomes = result.output.split(separator: "\n").filter { $0.contains(" create ") && !$0.hasPrefix("+") }
            #expect(
                outcomes.contains { $0.contains("waits: 3600 s for CreateAccount: ACCOUNT_NUMBER_LIMIT_EXCEEDED") },
                "\(outcomes)")
            #expect(outcomes.contains { $0.hasSuffix("applied") }, "\(outcomes)")
        }
    }

    /// AWS gave up on it for good: a person has to change something.
    @Test func `4 is an account that stalls, with AWS's reason and the way out`() async throws {
        var files = Self.done
        files["accounts/Sandbox/refused.yaml"] = "name: Refused\nemail: refused+invalid-email@example.com\n"
        try await withRepository(files) { repository, reeve in
            let result = try await reeve("apply", "--completion-interval", "0.1")
            #expect(result.code == 4, "\(result.output)\(result.error)")
            let record = try await repository.status("accounts/refused.yaml")
            #expect(record.contains("phase: \"Stalled\"\n"))
            #expect(record.contains("INVALID_EMAIL: "))
        }
    }

    @Test func `what AWS slowed down is told`() async throws {
        try await withRepository(Self.done, simulator: ["--throttle", "organizations-read=4/4"]) { _, reeve in
            let result = try await reeve("apply", "--completion-interval", "0.1")
            #expect(result.code == 0, "\(result.output)\(result.error)")
            #expect(result.output.contains(#/AWS refused \d+ of \d+ requests as too many; together they waited \d+ s/#))
        }
    }
}
