import Foundation
import TestSupport
import Testing

@Suite struct OfflineCommandTests {
    @Test func `what init writes is valid, and init never overwrites`() async throws {
        try await withTemporaryDirectory { folder in
            let reeve = ReeveProcess(folder: folder)
            let made = try await reeve("init", "new")
            #expect(made.code == 0, "\(made.error)")
            let valid = try await reeve("validate", "new")
            #expect(valid.code == 0, "\(valid.error)")
            #expect(valid.output == "1 account file is valid.\n")
            let again = try await reeve("init", "new")
            #expect(again.code == 1)
            #expect(again.error.contains("error[RV6007]"))
        }
    }

    @Test func `validate tells every problem with its line, in text and in JSON`() async throws {
        try await withTemporaryDirectory { folder in
            let reeve = ReeveProcess(folder: folder)
            _ = try await reeve("init", ".")
            try "name: A\nemail: nobody\ntgas: {}\n".write(
                toFile: folder + "/accounts/Sandbox/a.yaml", atomically: true, encoding: .utf8)
            let text = try await reeve("validate")
            #expect(text.code == 1)
            #expect(
                text.error == """
                    accounts/Sandbox/a.yaml:2:8: error[RV1009]: AWS does not take 'nobody' as an account's e-mail address
                        email: nobody
                               ^^^^^^
                    hint: 6 to 64 ASCII characters, one @, none of "'()<>[]:;,\\|%& and no white space
                    accounts/Sandbox/a.yaml:3:1: error[RV1004]: unknown key 'tgas'
                        tgas: {}
                        ^^^^
                    hint: did you mean 'tags'?

                    """)
            struct Report: Decodable {
                struct Problem: Decodable { var code: String }
                var format_version: String
                var diagnostics: [Problem]
            }
            let json = try await reeve("validate", "--format", "json")
            #expect(json.code == 1)
            let report = try JSONDecoder().decode(Report.self, from: Data(json.output.utf8))
            #expect(report.diagnostics.map(\.code) == ["RV1009", "RV1004"])
        }
    }

    @Test func `this project's own accounts are valid`() async throws {
        let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().path
        let result = try await ReeveProcess(folder: project)("validate")
        #expect(result.code == 0, "\(result.error)")
    }

    @Test func `without a status branch, status says so`() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await UserRepository(in: folder, ["reeve.yaml": "version: 1\nowner: acme\n"])
            let result = try await ReeveProcess(folder: folder)("status", "--repo", repository.remote)
            #expect(result.code == 1)
            #expect(result.error.contains("error[RV4002]: the repository has no branch 'reeve/status'"))
        }
    }
}
