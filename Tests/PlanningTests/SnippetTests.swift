import Planning
import Testing

/// The carets stand under the columns that a terminal gives to what is meant.
struct SnippetTests {
    /// The line and the carets of a problem at a word of a line.
    private func shown(_ word: String, in line: String) -> [String] {
        let before = line.range(of: word).map { line[..<$0.lowerBound].unicodeScalars.count } ?? 0
        let diagnostic = Diagnostic(
            .wrongType, "it is wrong", at: SourcePosition(file: "a.yaml", line: 1, column: before + 1),
            source: .init(line: line, length: word.unicodeScalars.count))
        return diagnostic.description.split(separator: "\n").dropFirst().map { String($0.dropFirst(4)) }
    }

    @Test(arguments: [
        ("tags: {日本語: x, b: y}", "b", "                  ^"),
        ("tags: {日本語: x}", "日本語", "       ^^^^^^"),
        ("a: \u{AC00}\u{1100}\u{1161}, b", "b", "         ^"),
        ("a: e\u{301}\u{302}, b", "b", "      ^"),
        ("a: 😀, b", "b", "       ^"),
        ("a: ﾃｽﾄ, b", "b", "        ^"),
        ("a:\t日,\tb", "b", "  \t   \t^"),
        ("a: \u{202E}, b", "b", "             ^"),
        ("a: x\ty, b", "x\ty", "   ^\t^"),
        ("a: \u{7}, b", "b", "          ^"),
    ])
    func countColumnsOfTheTerminal(_ line: String, _ word: String, _ carets: String) {
        #expect(shown(word, in: line).last == carets)
    }

    @Test func aMarkAloneIsShownUnderOneCaret() { #expect(shown("\u{301}", in: "a: \u{301}").last == "   ^") }

    @Test func longLinesAreCutAroundThePlace() {
        let line = (0..<200).map { "key\($0): value" }.joined(separator: ", ")
        let lines = shown("key100", in: line)
        #expect(lines.count == 2)
        #expect(lines[0].hasPrefix("…") && lines[0].hasSuffix("…"))
        #expect(lines[0].count == 102)
        let carets = lines[1].prefix { $0 == " " }.count
        #expect(lines[0].dropFirst(carets).hasPrefix("key100"))
        #expect(lines[1].dropFirst(carets) == "^^^^^^")
    }

    @Test func theEndsOfLongLinesAreNotCut() {
        let line = (100..<200).map { "key\($0): value" }.joined(separator: ", ")
        #expect(shown("key100", in: line)[0].hasPrefix("key100"))
        #expect(shown("key199", in: line)[0].hasSuffix("key199: value"))
        #expect(shown("key199", in: line)[0].count == 101)
    }

    @Test func longLinesOfWideCharactersAreCutByTheirWidth() {
        let line = String(repeating: "日", count: 300)
        #expect(shown("日", in: line)[0] == String(repeating: "日", count: 50) + "…")
    }

    @Test func whatIsMeantEndsWithTheLineThatIsShown() {
        let line = "a: " + String(repeating: "b", count: 500)
        let lines = shown(String(repeating: "b", count: 500), in: line)
        #expect(lines == ["a: " + String(repeating: "b", count: 97) + "…", "   " + String(repeating: "^", count: 97)])
    }
}

extension String {
    /// The first place of a text, scalar by scalar.
    fileprivate func range(of text: String) -> Range<String.Index>? {
        unicodeScalars.firstRange(of: text.unicodeScalars)
    }
}
