import Foundation
import Subprocess
import SystemPackage
import TestSupport

@testable import Declarations

/// Asks a validator of JSON Schema that is not Reeve's, once for many documents.
enum SchemaJudge {
    struct Document: Encodable {
        var kind: String
        var yaml: String
    }

    /// The keywords of the schema that fail; none if it takes the document.
    struct Verdict: Decodable {
        /// As an editor reads YAML: `00042` is a number.
        var core: [String]
        /// As Reeve does: every scalar is text.
        var text: [String]
    }

    static func verdicts(on documents: [(GrammarFile, String)]) async throws -> [Verdict] {
        let output = try await withTemporaryDirectory { folder in
            let encoder = JSONEncoder()
            let lines = try documents.map {
                try encoder.encode(Document(kind: $0.0.rawValue, yaml: $0.1)) + Data("\n".utf8)
            }
            try Data(lines.joined()).write(to: URL(filePath: "\(folder)/batch.jsonl"))
            var arguments = [script, "\(folder)/batch.jsonl"]
            for file in GrammarFile.allCases {
                let path = "\(folder)/\(file.rawValue).schema.json"
                try Data(JSONSchema(of: file).text.utf8).write(to: URL(filePath: path))
                arguments.append("\(file.rawValue)=\(path)")
            }
            return try await run(arguments)
        }
        let decoder = JSONDecoder()
        return try output.split(separator: "\n").map { try decoder.decode(Verdict.self, from: Data($0.utf8)) }
    }

    private static func run(_ arguments: [String]) async throws -> String {
        let result = try await Subprocess.run(
            .path(FilePath(Tool.python())), arguments: Arguments(arguments),
            environment: .inherit.updating(["PYTHONDONTWRITEBYTECODE": "1"]), output: .string(limit: 64 << 20),
            error: .string(limit: 1 << 20))
        guard result.terminationStatus.isSuccess else {
            throw Tool.Failed(description: "judge_schema.py: \(result.standardError)")
        }
        return result.standardOutput
    }

    private static let script = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "Scripts/judge_schema.py").path(percentEncoded: false)
}
