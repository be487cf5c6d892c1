import Foundation
import TestSupport
import Testing

/// The digests of the checked-in vectors, made again by a program that knows nothing but `docs/plan-format.md`.
@Suite struct VectorProgramTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../PlanningTests/Vectors").standardized

    private func recompute(_ file: String) async throws -> String {
        try await Tool.run("python3", [Self.folder.appendingPathComponent("recompute.py").path, file])
    }

    @Test func `another program finds the same`() async throws {
        let found = try await recompute(Self.folder.appendingPathComponent("vectors.json").path)
        #expect(found == "[]")
    }

    /// So that it can be believed.
    @Test func `another program finds what is wrong`() async throws {
        try await withTemporaryDirectory { folder in
            let text = try String(contentsOf: Self.folder.appendingPathComponent("vectors.json"), encoding: .utf8)
            try text.replacing("\"cards\"", with: "\"card\"").write(
                toFile: "\(folder)/vectors.json", atomically: true, encoding: .utf8)
            let found = try await recompute("\(folder)/vectors.json")
            #expect(found == #"[["payments", "012345678901", "rekey", "card"], "plan"]"#)
        }
    }
}
