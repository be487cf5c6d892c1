import TestSupport
import Testing

@Suite struct ApplySignalTests {
    @Test func `apply begins nothing after SIGTERM, and gives its lease back`() async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--create-seconds", "600"]) { simulator in
                let repository = try await UserRepository(
                    in: folder,
                    [
                        "reeve.yaml": "version: 1\nowner: acme\n",
                        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
                    ])
                let reeve = ReeveProcess(environment: simulator.environment, folder: folder)
                // It waits for the account: only the signal can end that.
                let code = try await reeve.running([
                    "apply", "--repo", repository.remote, "--completion-interval", "3600",
                ]) { lines, stop in
                    try await lines.wait(for: "create search started")
                    try await lines.wait(for: "status committed")
                    try await repository.commit([
                        "accounts/Sandbox/late.yaml": "name: Late\nemail: late@example.com\n"
                    ])
                    try stop()
                    await lines.rest()
                    #expect(!lines.seen.contains { $0.contains("late") })
                }
                #expect(code == 0)
                #expect(try simulator.writes() == ["CreateAccount"])
                let last = try await Tool.git(repository.remote, "log", "-1", "--format=%s", "reeve/status")
                #expect(last == "Release the lease")
            }
        }
    }
}
