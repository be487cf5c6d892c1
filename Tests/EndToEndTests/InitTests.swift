import Foundation
import TestSupport
import Testing

@testable import reeve

@Suite struct InitTests {
    @Test func `files with their schemas' lines are valid, and the lines lead to the schemas`() async throws {
        try await withTemporaryDirectory { folder in
            let schemas = StartingRepository.Schemas(account: "[1]", defaults: "[2]", policy: "[3]")
            for (name, text) in StartingRepository.files(schemas: schemas) {
                let url = URL(fileURLWithPath: "\(folder)/\(name)")
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                try text.write(to: url, atomically: true, encoding: .utf8)
            }
            for (name, schema) in [
                ("accounts/Sandbox/example.yaml", "[1]"), ("accounts/_defaults.yaml", "[2]"), ("reeve.yaml", "[3]"),
            ] {
                let file = "\(folder)/\(name)"
                let line = try #require(try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").first)
                let prefix = "# yaml-language-server: $schema="
                #expect(line.hasPrefix(prefix))
                let path = URL(fileURLWithPath: file).deletingLastPathComponent()
                    .appendingPathComponent(String(line.dropFirst(prefix.count))).standardized.path
                #expect(try String(contentsOfFile: path, encoding: .utf8) == schema)
            }
            let valid = try await ReeveProcess(folder: folder)("validate")
            #expect(valid.code == 0, "\(valid.error)")
        }
    }

    @Test func `without schemas no file names one`() {
        let files = StartingRepository.files(schemas: nil)
        #expect(files.keys.sorted() == ["accounts/Sandbox/example.yaml", "accounts/_defaults.yaml", "reeve.yaml"])
        #expect(!files.values.contains { $0.contains("schema") })
    }

    @Test(arguments: ["reeve.yaml", "accounts/_defaults.yaml", "accounts/Sandbox/example.yaml"])
    func `what is there stays, and nothing else is written`(name: String) async throws {
        try await withTemporaryDirectory { folder in
            let url = URL(fileURLWithPath: "\(folder)/\(name)")
            try FileManager.default.createDirectory(
                at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
            try "mine".write(to: url, atomically: true, encoding: .utf8)
            let before = try FileManager.default.subpathsOfDirectory(atPath: folder)
            let result = try await ReeveProcess(folder: folder)("init")
            #expect(result.code == 1)
            #expect(result.error.contains("error[RV6007]: './\(name)' is there already"))
            #expect(try String(contentsOf: url, encoding: .utf8) == "mine")
            #expect(try FileManager.default.subpathsOfDirectory(atPath: folder) == before)
        }
    }

    @Test func `a link that leads nowhere is not written through`() async throws {
        try await withTemporaryDirectory { folder in
            try FileManager.default.createSymbolicLink(
                atPath: "\(folder)/reeve.yaml", withDestinationPath: "elsewhere.yaml")
            let result = try await ReeveProcess(folder: folder)("init")
            #expect(result.code == 1)
            #expect(!FileManager.default.fileExists(atPath: "\(folder)/elsewhere.yaml"))
        }
    }
}
