import Foundation
import Planning
import Testing

@testable import Declarations

/// The reference says what the decoder does.
struct ReferenceTests {
    private static let page = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../docs/account-file.md").standardizedFileURL

    /// `REEVE_RECORD=1` writes the page anew, and fails: a page that was just written proves nothing.
    @Test func thePageIsUpToDate() throws {
        if ProcessInfo.processInfo.environment["REEVE_RECORD"] != nil {
            try Data(Reference.markdown.utf8).write(to: Self.page)
            Issue.record("docs/account-file.md was recorded; run again without REEVE_RECORD")
        }
        let page = try String(decoding: Data(contentsOf: Self.page), as: UTF8.self)
        #expect(page == Reference.markdown, "record it with REEVE_RECORD=1")
    }

    @Test(arguments: GrammarFile.allCases)
    func theExampleIsTaken(_ file: GrammarFile) {
        let text = Reference.example(file).joined(separator: "\n") + "\n"
        #expect(problems(of: text, as: file) == [])
    }

    @Test(arguments: GrammarFile.allCases)
    func everyFieldIsDescribedAndItsExamplesAreTaken(_ file: GrammarFile) { check(file.record) }

    private func check(_ record: RecordShape) {
        for (name, field) in record.fields {
            #expect(!field.title.isEmpty && field.description.hasSuffix("."), "\(name)")
            switch field.shape {
            case .text(let rule):
                #expect(!field.examples.isEmpty, "\(name)")
                for case .string(let example) in field.examples {
                    #expect(rule.accepts(example), "\(name): \(example)")
                }
            case .record(let inner), .list(.record(let inner), _): check(inner)
            case .words, .integer, .list, .map: break
            }
        }
    }
}
