import Planning
import Testing

@testable import Declarations

/// The schema and the decoder take the same documents, what is documented in `docs/account-file.md` apart.
struct SchemaAgreementTests {
    /// What the schema lets pass and the decoder does not, because the schema is told less.
    private enum Exception: CaseIterable {
        case completedByDefaults
        case placeOfTheFile
        case bundleThatIsMissing
        case notYetApplied
        case lostInReading

        init?(_ problems: [Diagnostic]) {
            let known = Self.allCases.first { exception in problems.allSatisfy(exception.covers) }
            guard let known, !problems.isEmpty else { return nil }
            self = known
        }

        private func covers(_ problem: Diagnostic) -> Bool {
            switch self {
            case .completedByDefaults: problem.code == .missingField && problem.summary.contains(" lacks ")
            case .placeOfTheFile: problem.code == .misplacedOU
            case .bundleThatIsMissing: problem.code == .unknownCustomization
            case .notYetApplied: problem.code == .notYetApplied
            case .lostInReading: [.duplicateKey, .yamlFeatureRefused].contains(problem.code)
            }
        }
    }

    @Test(arguments: [1, 2, 3])
    func overGeneratedDocuments(_ seed: UInt64) async throws {
        var documents: [(GrammarFile, String)] = []
        for (index, file) in GrammarFile.allCases.enumerated() {
            var generator = DocumentGenerator(seed: seed * 100 + UInt64(index))
            documents += (0..<700).map { _ in (file, generator.document(of: file)) }
        }
        let verdicts = try await SchemaJudge.verdicts(on: documents)
        try #require(verdicts.count == documents.count)
        var accepted: [GrammarFile: Int] = [:]
        for ((file, text), verdict) in zip(documents, verdicts) {
            let problems = problems(of: text, as: file)
            if problems.isEmpty { accepted[file, default: 0] += 1 }
            if problems.isEmpty != verdict.text.isEmpty {
                let exception = verdict.text.isEmpty ? Exception(problems) : nil
                #expect(
                    exception != nil,
                    "\(file): decoder \(problems.map(\.description)), schema \(verdict.text)\n\(text.debugDescription)")
            }
            // What an editor makes of numbers and booleans may hide a fault, and never adds one; but two numbers that
            // are written in two ways are one value to it.
            #expect(
                !problems.isEmpty || verdict.core.isEmpty || verdict.core == ["uniqueItems"],
                "\(file): an editor marks \(verdict.core)\n\(text.debugDescription)")
        }
        // Neither side has all of them.
        for file in GrammarFile.allCases { #expect((150...600).contains(accepted[file] ?? 0), "\(file) \(accepted)") }
    }

    private static let least = "name: It\nemail: it@example.com\n"

    /// Each exception is one.
    @Test(arguments: [
        ("contacts: {security: {name: A}}\n", Exception.completedByDefaults), ("sso: {}\n", .completedByDefaults),
        ("tags: {a: b, a: c}\n", .lostInReading), ("name: &a b\n", .lostInReading),
    ])
    private func anExceptionIsOne(_ more: String, _ expected: Exception) async throws {
        let text = (more.hasPrefix("name") ? "email: it@example.com\n" : Self.least) + more
        let verdicts = try await SchemaJudge.verdicts(on: [(.account, text)])
        #expect(verdicts.map(\.text) == [[]])
        #expect(Exception(problems(of: text, as: .account)) == expected)
    }

    @Test func whatTheSchemaIsNotToldIsAnExceptionToo() async throws {
        let documents: [(GrammarFile, String)] = [
            (.account, Self.least + "ou: Prod\n"), (.account, Self.least + "customizations: [basline]\n"),
            (.policy, "version: 1\nowner: acme\nprovider: controlTower\n"), (.account, Self.least + "policies: [a]\n"),
        ]
        #expect(try await SchemaJudge.verdicts(on: documents).map(\.text) == [[], [], [], []])
        #expect(
            Exception(declare(["accounts/Prod/it.yaml": documents[0].1]).diagnostics) == .placeOfTheFile)
        #expect(
            Exception(declare(["accounts/Prod/it.yaml": documents[1].1], bundles: ["baseline"]).diagnostics)
                == .bundleThatIsMissing)
        #expect(Exception(problems(of: documents[2].1, as: .policy)) == .notYetApplied)
        let byThisVersion = Declared(
            reading: SourceTree([
                "accounts/Prod/it.yaml": .file(Array(documents[3].1.utf8)),
                "reeve.yaml": .file(Array("version: 1\nowner: acme\n".utf8)),
            ]))
        #expect(Exception(byThisVersion.diagnostics) == .notYetApplied)
    }
}
