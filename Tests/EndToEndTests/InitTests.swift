import Foundation
import TestSupport
import Testing

@testable import reeve

@Suite struct InitTests {
    @Test func `files with their schemas' lines are valid, and the lines lead to the schemas`() async throws {
        try await withTemporaryDirectory { folder in
            let reeve = ReeveProcess(folder: folder)
            #expect(try await reeve("init").code == 0)
            for (name, kind) in [
                ("accounts/Sandbox/example.yaml", "account"), ("accounts/_defaults.yaml", "defaults"),
                ("reeve.yaml", "policy"),
            ] {
                let file = "\(folder)/\(name)"
                let line = try #require(try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").first)
                let prefix = "# yaml-language-server: $schema="
                #expect(line.hasPrefix(prefix))
                let path = URL(fileURLWithPath: file).deletingLastPathComponent()
                    .appendingPathComponent(String(line.dropFirst(prefix.count))).standardized.path
                let schema = try await reeve("schema", "--kind", kind).output
                #expect(schema.contains("\"$schema\" : \"https://json-schema.org/draft/2020-12/schema\""))
                #expect(try String(contentsOfFile: path, encoding: .utf8) == schema)
            }
            let valid = try await reeve("validate")
            #expect(valid.code == 0, "\(valid.error)")
        }
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
