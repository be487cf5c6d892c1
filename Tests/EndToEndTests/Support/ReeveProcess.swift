import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// The built binary, run as a user runs it.
struct ReeveProcess: Sendable {
    /// What it sees of the machine: nothing but this.
    var environment: [String: String] = [:]
    /// Where it stands.
    var folder: String

    struct Result: Sendable {
        var code: Int32
        var output: String
        var error: String
    }

    func callAsFunction(_ arguments: String...) async throws -> Result {
        try await run(arguments)
    }

    func run(_ arguments: [String]) async throws -> Result {
        let result = try await Subprocess.run(
            .path(FilePath(Tool.reeve())), arguments: Arguments(arguments), environment: .custom(variables),
            workingDirectory: FilePath(folder), output: .string(limit: 1 << 22), error: .string(limit: 1 << 20))
        let code: Int32 = if case .exited(let code) = result.terminationStatus { code } else { -1 }
        return Result(code: code, output: result.standardOutput, error: result.standardError)
    }

    /// The environment of the process: a path, a home of its own, and what the test gives.
    var variables: [Environment.Key: String] {
        var variables: [Environment.Key: String] = [
            "PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": folder, "NO_PROXY": "127.0.0.1",
        ]
        for (name, value) in environment { variables[Environment.Key(stringLiteral: name)] = value }
        return variables
    }
}
