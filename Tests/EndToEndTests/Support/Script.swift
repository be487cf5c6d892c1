import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// A Python program of `Scripts/`, run with the packages of `script/requirements.txt`.
enum Script {
    /// - Returns: what it printed.
    /// - Throws: with what it wrote to standard error, if it fails.
    static func run(_ name: String, input: String, limit: Int = 1 << 20) async throws -> String {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Scripts/\(name)").path
        let result = try await Subprocess.run(
            .path(FilePath(Tool.python())), arguments: [path],
            input: .fileDescriptor(try Tool.standardInput(Array(input.utf8)), closeAfterSpawningProcess: true),
            output: .string(limit: limit), error: .string(limit: 1 << 20))
        guard result.terminationStatus.isSuccess else {
            throw Tool.Failed(description: "\(name): \(result.standardError)")
        }
        return result.standardOutput
    }
}
