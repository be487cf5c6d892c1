import Foundation
import Planning
import Testing

/// A problem that has two places shows both.
struct RelatedPlaceTests {
    private let diagnostic = Diagnostic(
        .invalidValue, "48 tags with the defaults; 47 are the most",
        at: SourcePosition(file: "accounts/a.yaml", line: 3, column: 1),
        source: .init(line: "tags: {}", length: 4), severity: .warning, hint: "remove one",
        related: [
            .init(
                "this one comes from\u{1B} here",
                at: SourcePosition(file: "accounts/_defaults.yaml", line: 2, column: 3),
                source: .init(line: "  team: a", length: 4)),
            .init("and all of these", at: SourcePosition(file: "reeve.yaml")),
        ])

    @Test func inText() {
        #expect(
            diagnostic.description == """
                accounts/a.yaml:3:1: warning[RV1009]: 48 tags with the defaults; 47 are the most
                    tags: {}
                    ^^^^
                accounts/_defaults.yaml:2:3: note: this one comes from\\u{1b} here
                      team: a
                      ^^^^
                reeve.yaml:1:1: note: and all of these
                hint: remove one
                """)
    }

    @Test func inColors() {
        let text = DiagnosticText.render(diagnostic, color: true)
        #expect(text.contains("\u{1B}[1;33mwarning[RV1009]:\u{1B}[0m"))
        #expect(text.contains("\u{1B}[36mnote:\u{1B}[0m this one comes from\\u{1b} here"))
        #expect(text.contains("    \u{1B}[1;33m^^^^\u{1B}[0m"))
    }

    @Test func inJSONAndBack() throws {
        let data = try JSONEncoder().encode(diagnostic)
        let read = try JSONDecoder().decode(Diagnostic.self, from: data)
        #expect(read == diagnostic)
    }

    @Test func inGitHub() {
        #expect(
            DiagnosticsGitHub.render([diagnostic], folder: "org")
                == "::warning file=org/accounts/a.yaml,line=3,col=1,endColumn=5,title=RV1009 A value that cannot be"
                + "::48 tags with the defaults; 47 are the most%0Aorg/accounts/_defaults.yaml:2:3: this one comes "
                + "from\\u{1b} here%0Aorg/reeve.yaml:1:1: and all of these%0Ahint: remove one\n")
    }

    @Test func whatWasWrittenBeforeThereWereAnyIsRead() throws {
        let old = #"{"code": "RV1004", "severity": "error", "summary": "s", "source": {"line": "l", "length": 1}}"#
        let read = try JSONDecoder().decode(Diagnostic.self, from: Data(old.utf8))
        #expect(read == Diagnostic(.unknownKey, "s", source: .init(line: "l", length: 1)))
    }

    @Test func aLongLineIsCutInJSONAndSaysSo() throws {
        let line = String(repeating: "a", count: 5000) + "b" + String(repeating: "c", count: 5000)
        let long = Diagnostic(
            .unknownKey, "s", at: SourcePosition(file: "f", line: 1, column: 5001),
            source: .init(line: line, length: 1))
        let read = try JSONDecoder().decode(Diagnostic.self, from: try JSONEncoder().encode(long))
        let source = try #require(read.source)
        #expect(source.line.count == 100)
        #expect(source.line.dropFirst(5001 - 1 - source.omitted).first == "b")
        #expect(source.omitted == 5000 - 40)
    }
}
