import Foundation
import Planning
import Testing

struct ErrorsPageTests {
    private static let page = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appendingPathComponent("docs/errors.md")

    @Test func thePageIsWhatTheCodesSay() throws {
        let page = try String(contentsOf: Self.page, encoding: .utf8)
        if ProcessInfo.processInfo.environment["REEVE_RECORD"] != nil, page != ErrorsPage.text {
            try ErrorsPage.text.write(to: Self.page, atomically: true, encoding: .utf8)
            Issue.record("docs/errors.md was written anew; look at it, then run the tests without REEVE_RECORD")
        }
        #expect(page == ErrorsPage.text, "run the tests with REEVE_RECORD=1 to write docs/errors.md anew")
    }

    @Test(arguments: DiagnosticCode.allCases)
    func everyCodeHasCauseExampleAndWayOut(code: DiagnosticCode) {
        let explanation = code.explanation
        #expect(!explanation.title.isEmpty && !explanation.title.hasSuffix("."))
        #expect(explanation.cause.hasSuffix("."))
        #expect(!explanation.example.text.isEmpty && !explanation.example.text.contains("```"))
        #expect(["yaml", "console", "json", "text", "hcl"].contains(explanation.example.language))
        #expect(explanation.wayOut.hasSuffix("."))
    }

    @Test func noTwoCodesAreExplainedAlike() {
        #expect(Set(DiagnosticCode.allCases.map(\.explanation)).count == DiagnosticCode.allCases.count)
    }

    @Test func theAnchorIsGitHubs() {
        #expect(DiagnosticCode.yamlSyntax.explanation.anchor(.yamlSyntax) == "rv1001-the-file-is-not-yaml")
        #expect(DiagnosticCode.policyMissing.explanation.anchor(.policyMissing) == "rv2001-reeveyaml-is-missing")
    }
}
