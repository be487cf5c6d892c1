import Foundation
import Subprocess

/// AWS's own clients, as they are installed beside a Python.
///
/// The Python is `REEVE_TEST_PYTHON` if that is set, else `python3` on the path. `aws` is the one
/// beside it, else that on the path. A tool that is missing fails the test.
package struct Python {
    private let executable: String
    private let environment: Environment

    /// - Parameter variables: What scripts find in their environment beside the endpoint and credentials.
    package init(endpoint: String, variables: [String: String] = [:]) throws {
        let current = ProcessInfo.processInfo.environment
        let python = try Tool.python()
        let file = URL(filePath: python)
        executable = file.lastPathComponent
        let directory = file.deletingLastPathComponent().path(percentEncoded: false)
        environment = .inherit.updating([
            "PATH": "\(directory):\(current["PATH"] ?? "")",
            "AWS_ACCESS_KEY_ID": "AKIDEXAMPLE",
            "AWS_SECRET_ACCESS_KEY": "a-secret-that-stays-here",
            "AWS_SESSION_TOKEN": nil,
            "AWS_PROFILE": nil,
            "AWS_DEFAULT_REGION": "us-east-1",
            "AWS_CONFIG_FILE": "/dev/null",
            "AWS_SHARED_CREDENTIALS_FILE": "/dev/null",
            "AWS_ENDPOINT_URL": .some(endpoint),
            "AWS_MAX_ATTEMPTS": "1",
            "AWS_PAGER": "",
            "NO_PROXY": "127.0.0.1",
            "PYTHONDONTWRITEBYTECODE": "1",
        ]).updating(Dictionary(uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0), .some($1)) }))
    }

    /// Runs a script of the folder `Scripts` beside the caller's file.
    package func run(
        script: String, _ arguments: [String] = [], file: String = #filePath
    ) async throws -> Result {
        let path = URL(filePath: file).deletingLastPathComponent().appending(path: "Scripts/\(script)")
        return try await output(executable, [path.path(percentEncoded: false)] + arguments)
    }

    /// Runs `aws` and gives what it printed.
    package func aws(_ arguments: [String]) async throws -> Result {
        try await output("aws", arguments + ["--output", "json"])
    }

    package struct Result {
        package let succeeded: Bool
        package let output: String
        package let error: String
    }

    private func output(_ name: String, _ arguments: [String]) async throws -> Result {
        do {
            let result = try await Subprocess.run(
                .name(name), arguments: Arguments(arguments), environment: environment,
                output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
            return Result(
                succeeded: result.terminationStatus.isSuccess, output: result.standardOutput,
                error: result.standardError)
        } catch let error as SubprocessError where error.code == .executableNotFound {
            throw Tool.Missing(name: name)
        }
    }
}
