import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// A Python program of `Scripts/` that judges renderings and prints JSON.
enum Judge {
    static func verdict<Verdict: Decodable>(
        of script: String, _ arguments: [String] = [], input: Data = Data()
    ) async throws -> Verdict {
        let path = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Scripts/\(script)").path
        let result = try await Subprocess.run(
            .path(FilePath(Tool.python())), arguments: Arguments([path] + arguments),
            environment: .inherit.updating(["PYTHONDONTWRITEBYTECODE": "1"]),
            input: .fileDescriptor(try Tool.standardInput(Array(input)), closeAfterSpawningProcess: true),
            output: .string(limit: 16 << 20), error: .string(limit: 1 << 20))
        guard result.terminationStatus.isSuccess else {
            throw Tool.Failed(description: "\(script): \(result.standardError)")
        }
        return try JSONDecoder().decode(Verdict.self, from: Data(result.standardOutput.utf8))
    }
}
