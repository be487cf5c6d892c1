import Foundation
import Planning
import TestSupport
import Testing

/// Every problem that files can have, as `reeve validate` says it: a folder of `Goldens/` for each, with the
/// repository that has it in `input/`. With REEVE_RECORD in the environment what is said is written there, and
/// the tests fail.
@Suite struct GoldenTests {
    private static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Goldens")

    static let names: [String] =
        ((try? FileManager.default.contentsOfDirectory(atPath: root.path)) ?? []).sorted()

    /// Why a code cannot come from files alone.
    private static let withoutFiles: [DiagnosticCode: String] = {
        var reasons: [DiagnosticCode: String] = [
            .unreadableDefaults: "only a plan says it; to validate, the defaults' own problem is the one cause",
            .policyInvalid: "a pass says it, should it find nothing else to say",
            .otherOrganization: "it compares with the organization",
            .treeTooLarge: "it takes 50,001 files",
            .historyRewritten: "it compares with what was applied before",
            .ownerChanged: "it compares with the rules in force",
        ]
        for code in DiagnosticCode.allCases {
            switch code.rawValue.dropFirst(2).first {
            case "3": reasons[code] = "planning says it, of files held against the organization"
            case "4": reasons[code] = "it is about Git"
            case "5": reasons[code] = "it is about AWS"
            case "6": reasons[code] = "it is about the command line"
            default: break
            }
        }
        return reasons
    }()

    private struct Report: Decodable {
        struct Problem: Decodable { var code: DiagnosticCode }
        var diagnostics: [Problem]
    }

    @Test(arguments: names)
    func `what is said is the golden`(name: String) async throws {
        let folder = Self.root.appendingPathComponent(name)
        let reeve = ReeveProcess(folder: folder.appendingPathComponent("input").path)
        let text = try await reeve("validate")
        let json = try await reeve("validate", "--format", "json")
        #expect(text.code == 1 && json.code == 1)
        #expect(text.output == "" && json.error == "")
        try compare(text.error, folder.appendingPathComponent("expected.txt"))
        try compare(json.output, folder.appendingPathComponent("expected.json"))
    }

    private func compare(_ said: String, _ file: URL) throws {
        let golden = try Golden(file, said: said)
        if golden.wasRecorded { Issue.record("\(golden.advice)") }
        #expect(said == golden.expected)
    }

    @Test(arguments: names)
    func `a golden has the problem that it is named for`(name: String) throws {
        #expect(try Self.codes(of: name).contains { name.hasPrefix($0.rawValue + "-") })
    }

    @Test func `every code has a golden, or a reason why it cannot have one`() throws {
        let golden = Set(try Self.names.flatMap(Self.codes))
        for code in DiagnosticCode.allCases {
            #expect(golden.contains(code) != (Self.withoutFiles[code] != nil), "\(code.rawValue)")
        }
    }

    /// However much would be wrong with it as an account file: it is none.
    @Test(arguments: names.filter { $0.hasPrefix("RV1030-") })
    func `each file of another tool has one problem`(name: String) throws {
        let input = Self.root.appendingPathComponent("\(name)/input")
        let files = try FileManager.default.subpathsOfDirectory(atPath: input.path).filter { path in
            path.contains(".") && path != "accounts/Sandbox/good.yaml"
                && (path != "reeve.yaml" || name == "RV1030-in-the-policy")
        }
        #expect(!files.isEmpty)
        #expect(try Self.codes(of: name) == Array(repeating: .foreignFormat, count: files.count))
    }

    private static func codes(of name: String) throws -> [DiagnosticCode] {
        let data = try Data(contentsOf: root.appendingPathComponent("\(name)/expected.json"))
        return try JSONDecoder().decode(Report.self, from: data).diagnostics.map(\.code)
    }
}
