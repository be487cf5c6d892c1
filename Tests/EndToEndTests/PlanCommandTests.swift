import Foundation
import TestSupport
import Testing

@Suite struct PlanCommandTests {
    private static let files = [
        "reeve.yaml": "version: 1\nowner: acme\n",
        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\ntags: {team: search}\n",
    ]

    private func withAppliedRepository(
        _ body: @escaping @Sendable (UserRepository, ReeveProcess, SimulatorProcess) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder) { simulator in
                let repository = try await UserRepository(in: folder, Self.files)
                let environment = simulator.environment.merging(["REEVE_REPO": repository.remote]) { _, new in new }
                let reeve = ReeveProcess(environment: environment, folder: folder)
                let applied = try await reeve("apply", "--completion-interval", "0.1")
                #expect(applied.code == 0, "\(applied.output)\(applied.error)")
                try await repository.commit(
                    ["accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\ntags: {team: find}\n"])
                try await body(repository, reeve, simulator)
            }
        }
    }

    private struct Plan: Decodable {
        var format_version: String
        var id: String
        var actions: [Action]

        struct Action: Decodable {
            var kind: String
            var account: String
        }
    }

    @Test func `a plan against the published observation needs no credentials and has the same id`() async throws {
        try await withAppliedRepository { repository, reeve, simulator in
            let withAWS = try await reeve("plan", "--ref", "main", "--format", "json")
            #expect(withAWS.code == 0, "\(withAWS.error)")
            try await Tool.git(repository.folder, "fetch", "--quiet", repository.remote, "reeve/status:reeve/status")
            let asked = try simulator.requests().count
            let bare = ReeveProcess(folder: repository.folder)
            let without = try await bare("plan", "--observed", "status", "--format", "json", "--detailed-exitcode")
            #expect(without.code == 2, "\(without.error)")
            #expect(try simulator.requests().count == asked)
            let plans = try [withAWS, without].map { try JSONDecoder().decode(Plan.self, from: Data($0.output.utf8)) }
            #expect(plans[0].id == plans[1].id)
            #expect(plans[1].format_version == "1.0")
            #expect(plans[1].actions.map { "\($0.kind) \($0.account)" } == ["update search"])
        }
    }

    @Test func `a plan writes nothing, anywhere`() async throws {
        try await withAppliedRepository { repository, reeve, simulator in
            let writes = try simulator.writes()
            let refs = try await Tool.git(repository.remote, "show-ref")
            _ = try await reeve("plan", "--ref", "main")
            #expect(try simulator.writes() == writes)
            #expect(try await Tool.git(repository.remote, "show-ref") == refs)
        }
    }

    @Test func `apply with another plan's id refuses and says what would happen`() async throws {
        try await withAppliedRepository { _, reeve, simulator in
            let writes = try simulator.writes()
            let result = try await reeve("apply", "--plan", "0123456789ab")
            #expect(result.code == 1)
            #expect(result.error.contains("error[RV6002]"))
            #expect(result.output.contains("~ update    search"))
            #expect(try simulator.writes() == writes)
        }
    }

    @Test func `apply with the plan of a file says what moved since`() async throws {
        try await withAppliedRepository { repository, reeve, simulator in
            let plan = try await reeve("plan", "--ref", "main", "--format", "json")
            try plan.output.write(toFile: reeve.folder + "/plan.json", atomically: true, encoding: .utf8)
            try await repository.commit([
                "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\ntags: {team: seek}\n",
                "accounts/Sandbox/new.yaml": "name: New\nemail: new@example.com\n",
            ])
            let writes = try simulator.writes()
            let moved = try await reeve("apply", "--plan", "plan.json")
            #expect(moved.code == 1)
            #expect(moved.error.contains("error[RV6002]"))
            let lines = moved.error.split(separator: "\n")
            #expect(
                lines.contains {
                    $0.hasPrefix("  - update search (account ")
                        && $0.hasSuffix(") tags.team: search → find, now search → seek")
                })
            #expect(lines.contains("  + create new: 'New' <new@example.com> in Sandbox"))
            #expect(try simulator.writes() == writes)
            let none = try await reeve("apply", "--plan", "missing.json")
            #expect(none.code == 1 && none.error.contains("error[RV6007]"))
        }
    }

    @Test func `apply with the plan's id applies it`() async throws {
        try await withAppliedRepository { _, reeve, _ in
            let plan = try await reeve("plan", "--ref", "main", "--format", "json")
            let id = try JSONDecoder().decode(Plan.self, from: Data(plan.output.utf8)).id
            let result = try await reeve("apply", "--plan", String(id.prefix(12)), "--completion-interval", "0.1")
            #expect(result.code == 0, "\(result.output)\(result.error)")
            #expect(result.output.contains("✓ update search tags.team applied"))
        }
    }

    @Test func `rewritten history stops every write`() async throws {
        try await withAppliedRepository { repository, reeve, simulator in
            let applied = try await reeve("apply", "--completion-interval", "0.1")
            #expect(applied.code == 0)
            try await Tool.git(repository.folder, "reset", "--quiet", "--hard", "HEAD~1")
            try await Tool.git(repository.folder, "commit", "--quiet", "--allow-empty", "--message", "Other")
            try await Tool.git(repository.folder, "push", "--quiet", "--force", repository.remote, "main")
            let writes = try simulator.writes()
            let held = try await reeve("apply", "--completion-interval", "0.1")
            #expect(held.code == 1)
            #expect(held.error.contains("error[RV2007]"))
            #expect(try simulator.writes() == writes)
        }
    }

    @Test func `apply takes over from a process that died, once its lease is over`() async throws {
        try await withAppliedRepository { repository, reeve, _ in
            let clone = repository.folder + "-status"
            try await Tool.run("git", ["clone", "--quiet", "--branch", "reeve/status", repository.remote, clone])
            try #"{"holder":"the dead","renewal":7}"#.write(
                toFile: clone + "/lease.json", atomically: true, encoding: .utf8)
            let source = try await Tool.git(repository.remote, "rev-parse", "main~1")
            try await Tool.git(clone, "add", "lease.json")
            try await Tool.git(clone, "commit", "--quiet", "--message", "Take the lease\n\nSource: \(source)")
            try await Tool.git(clone, "push", "--quiet", "origin", "reeve/status")
            let result = try await reeve("apply", "--lease-ttl", "4", "--completion-interval", "0.1")
            #expect(result.code == 0, "\(result.output)\(result.error)")
            #expect(result.error.contains("Another process holds the lease"))
            #expect(result.output.contains("✓ update search tags.team applied"))
        }
    }
}
