import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// `reeve apply` at a real terminal, as an emulator shows it.
@Suite struct LiveProgressTests {
    private static let files = [
        "reeve.yaml": "version: 1\nowner: acme\nconcurrency: 1\n",
        "accounts/Sandbox/payments.yaml": "name: Payments\nemail: payments@example.com\n",
        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
    ]

    private struct Seen: Decodable {
        var frames: [[String]]
        var screen: [String]
        var printed: [String]
        var cursorVisible: Bool
        var cursorColumn: Int
        var hides: Int
        var code: Int32
    }

    /// - Parameter interrupts: Ctrl-C is typed as each of these in turn is on the screen.
    private func apply(
        at reeve: ReeveProcess, _ arguments: [String], interrupts: [String] = []
    ) async throws -> Seen {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Scripts/screen.py").path
        let triggers = String(decoding: try JSONEncoder().encode(interrupts), as: UTF8.self)
        let result = try await Subprocess.run(
            .path(FilePath(Tool.python())),
            arguments: Arguments(
                [script, "100", "24", triggers, Tool.reeve(), "apply"] + arguments),
            environment: .custom(reeve.variables), workingDirectory: FilePath(reeve.folder),
            output: .string(limit: 1 << 24), error: .string(limit: 1 << 20))
        guard result.terminationStatus.isSuccess else { throw Tool.Failed(description: result.standardError) }
        return try JSONDecoder().decode(Seen.self, from: Data(result.standardOutput.utf8))
    }

    /// Runs the body with a repository of two accounts, which are made one after the other.
    private func withRepository(
        creating: String, _ body: @escaping @Sendable (ReeveProcess, UserRepository) async throws -> Void
    ) async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--create-seconds", creating, "--list-lag-seconds", "0"]) {
                simulator in
                let repository = try await UserRepository(in: folder, Self.files)
                let environment = simulator.environment.merging(
                    ["REEVE_REPO": repository.remote, "NO_COLOR": "1", "TERM": "xterm"]) { $1 }
                try await body(ReeveProcess(environment: environment, folder: folder), repository)
            }
        }
    }

    @Test func `the table shows what is in flight, and is gone at the end`() async throws {
        try await withRepository(creating: "1500ms") { reeve, _ in
            let seen = try await apply(at: reeve, ["--completion-interval", "200ms"])
            #expect(seen.code == 0)
            let rows = seen.frames.map { $0.filter { $0.hasPrefix("  create  ") && $0.hasSuffix("  Sandbox") } }
            // One slot: at no time two rows, and each account over more than one second is still one.
            #expect(rows.allSatisfy { $0.count <= 1 })
            for account in ["payments", "search"] {
                #expect(rows.contains(["  create  \(account)  1s  Sandbox"]))
            }
            #expect(seen.frames.contains { $0.last == "0 done, 1 in flight, 1 waiting, 0 stalled" })
            #expect(
                seen.frames.contains { $0.last?.hasPrefix("1 done, 1 in flight, 0 waiting, 0 stalled; ends") == true })
            // Finished lines are above the table while it is there.
            #expect(
                seen.frames.contains {
                    $0.contains("  ✓ create payments applied") && $0.last?.hasPrefix("1 done") == true
                })
            for line in ["  ✓ create payments applied", "  ✓ create search applied"] {
                #expect(seen.printed.count { $0 == line } == 1)
            }
            #expect(!seen.printed.contains { $0.contains("in flight") || $0.hasSuffix("s  Sandbox") })
            #expect(seen.cursorVisible && seen.cursorColumn == 0)
        }
    }

    @Test func `Ctrl-C leaves the terminal as it should be, and gives the lease back`() async throws {
        try await withRepository(creating: "1h") { reeve, repository in
            // The row is there before the request is: a signal between the two would put the create off.
            let seen = try await apply(at: reeve, [], interrupts: [" started: car-"])
            #expect(seen.code == 0)
            #expect(seen.printed.contains { $0.contains("SIGINT: what runs is ended and reported") })
            #expect(!seen.screen.contains { $0.contains("in flight") })
            #expect(seen.cursorVisible && seen.cursorColumn == 0)
            let last = try await Tool.git(repository.remote, "log", "-1", "--format=%s", "reeve/status")
            #expect(last == "Release the lease")
        }
    }

    @Test(arguments: [("dumb", true), ("", true), ("xterm", false)])
    func `only a terminal whose cursor moves has a table`(type: String, isPlain: Bool) async throws {
        try await withRepository(creating: "0") { reeve, _ in
            var reeve = reeve
            reeve.environment["TERM"] = type
            let seen = try await apply(at: reeve, ["--completion-interval", "100ms"])
            #expect(seen.code == 0)
            #expect((seen.hides == 0) == isPlain)
            #expect(seen.printed.contains("  ✓ create search applied"))
        }
    }

    @Test func `a second Ctrl-C ends it at once, and takes the table away`() async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--create-seconds", "1h"]) { simulator in
                let repository = try await UserRepository(in: folder, Self.files)
                try await HoldingProxy.run(before: simulator, holding: "CreateAccount") { proxy in
                    var environment = simulator.environment.merging(["TERM": "xterm", "NO_COLOR": "1"]) { $1 }
                    environment["AWS_ENDPOINT_URL"] = proxy.endpoint
                    let reeve = ReeveProcess(environment: environment, folder: folder)
                    let seen = try await apply(
                        at: reeve, ["--repo", repository.remote],
                        // Two signals at once would be one.
                        interrupts: ["  2s  Sandbox", "SIGINT: what runs"])
                    #expect(seen.code == 128 + 2)
                    #expect(!seen.screen.contains { $0.contains("in flight") })
                    #expect(seen.cursorVisible)
                }
                let last = try await Tool.git(repository.remote, "log", "-1", "--format=%s", "reeve/status")
                #expect(last == "Take the lease")
            }
        }
    }
}
