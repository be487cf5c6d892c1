import Planning
import Testing

/// Text from files and from AWS is safe where it is shown (law 12).
struct EscapingTests {
    @Test(arguments: [
        ("\u{1B}[31mred\u{1B}[0m", "\\u{1b}[31mred\\u{1b}[0m"),
        ("\u{1B}]8;;http://x\u{7}", "\\u{1b}]8;;http://x\\u{7}"),
        ("a\nb\r", "a\\u{a}b\\u{d}"), ("\u{0}\u{8}\u{7F}", "\\u{0}\\u{8}\\u{7f}"), ("\u{9B}31m", "\\u{9b}31m"),
        ("\u{202E}evil\u{202C}", "\\u{202e}evil\\u{202c}"), ("\u{2066}a\u{2069}", "\\u{2066}a\\u{2069}"),
        ("a\u{200B}b\u{200D}c", "a\\u{200b}b\\u{200d}c"), ("\u{2028}\u{2029}\u{FEFF}", "\\u{2028}\\u{2029}\\u{feff}"),
        ("\u{AD}\u{61C}\u{E0001}", "\\u{ad}\\u{61c}\\u{e0001}"), ("\u{E000}", "\\u{e000}"),
    ])
    func onATerminalWhatControlsReordersOrHidesIsWrittenOut(_ text: String, _ shown: String) {
        #expect(Escaping.terminal(text) == shown)
    }

    @Test(arguments: ["plain", "a\tb", "é日本🙂", "e\u{301}", "|*_`<>&", "accounts/Prod/it.yaml:1", ""])
    func onATerminalOtherTextStays(_ text: String) {
        #expect(Escaping.terminal(text) == text)
    }

    @Test(arguments: [
        ("a|b", "a&#124;b"), ("a\nb", "a\\\\u{a}b"), ("a\r\n| x |", "a\\\\u{d}\\\\u{a}&#124; x &#124;"),
        ("<script>", "&lt;script&#8203;&gt;"), ("a&lt;b", "a&amp;lt;b"), ("<!-- x", "&lt;\\!-- x"),
        ("[a](javascript:x)", "\\[&#8203;a\\]\\(javascript:x\\)"), ("![a](x)", "\\!\\[&#8203;a\\]\\(x\\)"),
        ("`code`", "\\`code\\`"),
        ("**bold** _it_ ~~no~~", "\\*\\*bold\\*\\* \\_it\\_ \\~\\~&#8203;no\\~\\~"), ("@grace", "@&#8203;grace"),
        ("ada@example.com", "ada@&#8203;example.com"), ("#12", "\\#&#8203;12"), ("a\\|b", "a\\\\&#124;b"),
        ("a\tb", "a b"),
        ("\u{202E}x", "\\\\u{202e}x"), ("\u{1B}[0m", "\\\\u{1b}\\[0m"),
    ])
    func inAMarkdownTableNothingIsMoreThanText(_ text: String, _ shown: String) {
        #expect(Escaping.markdown(text) == shown)
    }

    @Test(arguments: ["http://evil.example", "https://evil.example/?a=b"])
    func inMarkdownAnAddressIsNoLink(_ text: String) {
        #expect(!Escaping.markdown(text).contains("://"))
    }

    @Test func inMarkdownOtherTextStays() {
        for text in ["Workloads/Prod", "accounts/Prod/it.yaml:1", "tags.cost-center 41 → 42", "é日本🙂"] {
            #expect(Escaping.markdown(text) == text)
        }
    }

    @Test func aProblemIsSafeAsAWhole() {
        let hostile = "\u{1B}[2J\u{202E}"
        let diagnostic = Diagnostic(
            .invalidValue, "say \(hostile)", at: SourcePosition(file: "a\(hostile).yaml", line: 2, column: 3),
            source: .init(line: "x \(hostile)", length: 2), hint: "do \(hostile)")
        #expect(
            diagnostic.description == """
                a\\u{1b}[2J\\u{202e}.yaml:2:3: error[RV1009]: say \\u{1b}[2J\\u{202e}
                    x \\u{1b}[2J\\u{202e}
                      ^^^^^^^
                hint: do \\u{1b}[2J\\u{202e}
                """)
    }
}
