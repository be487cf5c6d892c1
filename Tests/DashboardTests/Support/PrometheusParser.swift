import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// Prometheus' own reading of metrics.
struct ParsedFamily: Decodable {
    struct Sample: Decodable {
        var name: String
        var labels: [String: String]
        var value: Double
    }

    /// Without a counter's `_total`.
    var name: String
    var help: String
    var kind: String
    var samples: [Sample]

    static func parse(_ text: String) async throws -> [ParsedFamily] {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appendingPathComponent("Scripts/read_metrics.py").path
        let result = try await Subprocess.run(
            .path(FilePath(Tool.python())), arguments: [script],
            input: .fileDescriptor(try Tool.standardInput(Array(text.utf8)), closeAfterSpawningProcess: true),
            output: .string(limit: 1 << 20), error: .string(limit: 1 << 20))
        guard result.terminationStatus.isSuccess else { throw Tool.Failed(description: result.standardError) }
        return try JSONDecoder().decode([ParsedFamily].self, from: Data(result.standardOutput.utf8))
    }
}
