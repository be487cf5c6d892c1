import Declarations
import Planning
import Testing

/// The caret stands under what is meant, whatever stands before it on the line.
struct CaretTests {
    private func shown(_ line: String) -> [Substring] {
        declare(["accounts/Prod/it.yaml": "name: It\nemail: it@example.com\n\(line)\n"]).diagnostics.first?.description
            .split(separator: "\n").dropFirst().prefix(2).map { $0.dropFirst(4) } ?? []
    }

    @Test func afterTextThatIsWrittenAsEscapes() {
        #expect(
            shown("request: {by: \"\u{202E}\", bye: x}") == [
                "request: {by: \"\\u{202e}\", bye: x}",
                "                          ^^^",
            ])
    }

    @Test func underTextThatIsWrittenAsEscapes() {
        #expect(shown("\"a\u{202E}b\": x") == ["\"a\\u{202e}b\": x", "^^^^^^^^^^^^"])
    }

    @Test func afterACombiningCharacter() {
        #expect(
            shown("request: {by: e\u{301}, bye: x}") == [
                "request: {by: e\u{301}, bye: x}",
                "                 ^^^",
            ])
    }

    @Test func afterAByteOrderMark() {
        let declared = declare(["accounts/Prod/it.yaml": "\u{FEFF}nmae: It\nemail: it@example.com\n"])
        #expect(
            declared.diagnostics.first?.description == """
                accounts/Prod/it.yaml:1:1: error[RV1004]: unknown key 'nmae'
                    nmae: It
                    ^^^^
                hint: did you mean 'name'?
                """)
    }
}
