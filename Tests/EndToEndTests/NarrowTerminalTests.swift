import Foundation
import Subprocess
import SystemPackage
import TestSupport
import Testing

/// A plan at a real terminal is as wide as that is.
@Suite struct NarrowTerminalTests {
    private static let files = [
        "reeve.yaml": "version: 1\nowner: acme\n",
        "accounts/Sandbox/search-engine.yaml": "name: Search\nemail: search@example.com\n",
    ]

    private func rows(_ columns: Int, _ arguments: [String], _ reeve: ReeveProcess) async throws -> [Substring] {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Scripts/terminal.py").path
        let result = try await Subprocess.run(
            .path(FilePath(Tool.python())), arguments: Arguments([script, "\(columns)", Tool.reeve()] + arguments),
            environment: .custom(reeve.variables), workingDirectory: FilePath(reeve.folder),
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        #expect(result.terminationStatus.isSuccess, "\(result.standardError)")
        let lines = result.standardOutput.split(separator: "\n")
        return lines.drop { !$0.hasPrefix("+ create") }.prefix { !$0.hasPrefix("Plan:") }
    }

    @Test func `rows are wrapped to its width, or to COLUMNS`() async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder) { simulator in
                let repository = try await UserRepository(in: folder, Self.files)
                let environment = simulator.environment.merging(
                    ["REEVE_REPO": repository.remote, "NO_COLOR": "1", "TERM": "xterm"]) { $1 }
                var reeve = ReeveProcess(environment: environment, folder: folder)
                let narrow = try await rows(60, ["plan", "--ref", "main"], reeve)
                #expect(narrow.count == 2 && narrow.allSatisfy { $0.count <= 60 }, "\(narrow)")
                #expect(try await rows(200, ["plan", "--ref", "main"], reeve).count == 1)
                #expect(try await rows(0, ["plan", "--ref", "main"], reeve).count == 1)
                reeve.environment["COLUMNS"] = "50"
                #expect(try await rows(200, ["plan", "--ref", "main"], reeve).allSatisfy { $0.count <= 50 })
                let piped = try await reeve("plan", "--ref", "main")
                #expect(piped.output.split(separator: "\n").contains { $0.count > 60 && $0.hasPrefix("+ create") })
                reeve.environment["COLUMNS"] = nil
                let applied = try await rows(60, ["apply", "--completion-interval", "100ms"], reeve)
                #expect(applied.count > 1 && applied[1].hasPrefix("          "), "\(applied)")
            }
        }
    }
}
