import Foundation
import Subprocess
import SystemPackage
import TestSupport

/// PyYAML's loader that takes every scalar for text, as Reeve does.
enum BaseLoader {
    struct Result: Decodable {
        var tree: Tree?
        var error: String?
    }

    /// What it makes of files, by their names.
    static func load(_ paths: [String]) async throws -> [String: Result] {
        let script = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
            .appendingPathComponent("Scripts/base_trees.py").path
        let result = try await Subprocess.run(
            .path(FilePath(Tool.python())), arguments: Arguments([script] + paths),
            environment: .inherit.updating(["PYTHONPATH": Suite.folder() + "/lib"]),
            output: .string(limit: 1 << 24), error: .string(limit: 1 << 20))
        guard result.terminationStatus.isSuccess else { throw Tool.Failed(description: result.standardError) }
        return try JSONDecoder().decode([String: Result].self, from: Data(result.standardOutput.utf8))
    }
}
