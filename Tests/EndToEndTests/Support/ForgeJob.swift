import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// A job of a forge: scripts that bash runs one after the other, in a clone and with the variables that the forge
/// makes. There are no credentials of AWS in it, and no server but those that the test names.
struct ForgeJob: Sendable {
    /// The clone.
    let folder: String
    private let home: String
    private var environment: [String: String]

    /// - Parameter environment: what the forge sets.
    init(folder: String, home: String, environment: [String: String]) throws {
        self.folder = folder
        self.home = home
        self.environment = environment
        try FileManager.default.createDirectory(atPath: home, withIntermediateDirectories: true)
    }

    var summaryFile: String { home + "/summary.md" }
    private var pathFile: String { home + "/path" }

    /// Runs a script as GitHub's runner runs a step with `shell: bash`, and GitLab's a job's script.
    func run(_ script: String, with more: [String: String] = [:]) async throws -> ReeveProcess.Result {
        let file = "\(home)/step.sh"
        try script.write(toFile: file, atomically: true, encoding: .utf8)
        var variables: [Environment.Key: String] = [
            "HOME": home, "GIT_CONFIG_NOSYSTEM": "1", "GIT_TERMINAL_PROMPT": "0",
            "GITHUB_PATH": pathFile, "GITHUB_STEP_SUMMARY": summaryFile, "CI": "true",
        ]
        for (name, value) in environment.merging(more, uniquingKeysWith: { _, new in new }) {
            variables[Environment.Key(stringLiteral: name)] = value
        }
        variables["PATH"] = try path()
        let result = try await Subprocess.run(
            .path(Tool.path("bash")), arguments: ["--noprofile", "--norc", "-eo", "pipefail", file],
            environment: .custom(variables), workingDirectory: FilePath(folder), input: .none,
            output: .string(limit: 1 << 22), error: .string(limit: 1 << 20))
        let code: Int32 = if case .exited(let code) = result.terminationStatus { code } else { -1 }
        return ReeveProcess.Result(code: code, output: result.standardOutput, error: result.standardError)
    }

    /// What steps added to GITHUB_PATH comes first, the last of it before the others.
    private func path() throws -> String {
        let added = (try? String(contentsOfFile: pathFile, encoding: .utf8)) ?? ""
        let machine = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return (added.split(separator: "\n").reversed().map(String.init) + [environment["PATH"] ?? machine])
            .joined(separator: ":")
    }
}
