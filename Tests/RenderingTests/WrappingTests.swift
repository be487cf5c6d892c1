import Planning
import Testing

/// Text in the columns of a terminal.
struct WrappingTests {
    @Test(arguments: [
        ("", 8, [""]), ("short", 8, ["short"]), ("exactly8", 8, ["exactly8"]), ("two words", 8, ["two", "words"]),
        ("accounts/Prod/it.yaml:1", 14, ["accounts/Prod/", "it.yaml:1"]), ("abcdefghij", 4, ["abcd", "efgh", "ij"]),
        ("one two three four", 9, ["one two", "three", "four"]), ("eight888 x", 8, ["eight888", "x"]),
        ("日本語", 4, ["日本", "語"]), ("a日本", 4, ["a日", "本"]),
        ("e\u{301}e\u{301}e\u{301}", 2, ["e\u{301}e\u{301}", "e\u{301}"]),
        ("日", 1, ["日"]),
    ])
    func linesAreAsWideAsTheyMayBe(_ text: String, _ width: Int, _ lines: [String]) {
        #expect(TerminalWidth.wrap(text, to: width) == lines)
    }

    private func rows(width: Int?) throws -> [Substring] {
        let plan = try #require(PlanCase.shapes.first { $0.name == "one-of-each-kind" }).rendered()
        return PlanText.render(plan.plan, plan.context, width: width).split(separator: "\n").dropFirst().dropLast()
    }

    @Test(arguments: 46...130)
    func noRowIsWiderThanTheTerminal(_ width: Int) throws {
        #expect(try rows(width: width).allSatisfy { TerminalWidth.of(String($0)) <= width })
    }

    /// However it is broken, nothing is lost.
    @Test(arguments: [10, 46, 60, 80])
    func nothingIsLost(_ width: Int) throws {
        func letters(_ rows: [Substring]) -> [Character] { rows.joined().filter { $0 != " " }.sorted() }
        #expect(try letters(rows(width: width)) == letters(rows(width: nil)))
    }

    @Test func withoutAWidthNothingIsWrapped() throws {
        #expect(try rows(width: nil).count == 6)
        #expect(try rows(width: 1000).count == 6)
        #expect(try rows(width: 60).count > 6)
    }

    @Test func everyLineOfARowHasItsColour() throws {
        let plan = try #require(PlanCase.shapes.first { $0.name == "one-of-each-kind" }).rendered()
        let text = PlanText.render(plan.plan, plan.context, color: true, width: 60)
        for line in text.split(separator: "\n").dropFirst().dropLast() {
            #expect(line.hasPrefix("\u{1B}[3") && line.hasSuffix("\u{1B}[0m"))
        }
    }

    /// A name of wide characters takes as many columns as it has, and no more.
    @Test func columnsAreCountedAsATerminalDoes() throws {
        let plan = try #require(PlanCase.shapes.first { $0.name == "wide-characters" }).rendered()
        let rows = plan.text.split(separator: "\n").filter { $0.contains("accounts/") }
        let origins = rows.compactMap { $0.firstRange(of: "accounts/") }.enumerated()
        let columns = Set(origins.map { TerminalWidth.of(String(rows[$0.offset][..<$0.element.lowerBound])) })
        #expect(rows.count > 2 && columns.count == 1)
    }

    @Test func aTabMovesNothing() throws {
        let plan = try PlanCase("") {
            $0.branch = "x"; $0.ours("it", in: "Prod", name: "a\tb"); $0.file("it", in: "Prod")
        }
        .rendered()
        #expect(plan.text.contains("name a\\u{9}b → it"))
    }
}
