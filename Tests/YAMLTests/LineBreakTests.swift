import Testing
import YAML

/// Lines end as editors and code review show them. YAML 1.1 ends lines at more characters: in a comment, one
/// of those would let through a key that no reviewer sees.
struct LineBreakTests {
    @Test(arguments: ["\u{85}", "\u{2028}", "\u{2029}"])
    func aHiddenLineBreakIsRefusedWithItsPlace(_ character: String) {
        let text = "name: a\n# harmless\(character)email: evil@example.com\n"
        #expect(read(text)["email"] == nil)
        #expect(places(text) == ["2:11 refused"])
    }

    @Test func aLoneCarriageReturnIsRefusedWithItsPlace() {
        let text = "# harmless\rname: evil\nemail: x\n"
        #expect(read(text)["name"] == nil)
        #expect(places(text) == ["1:11 refused"])
    }

    @Test func oneInQuotesIsRefusedToo() {
        #expect(places("a: 'x\u{2028}y'\nb: 1\n") == ["1:6 refused"])
    }

    @Test func anEscapeForOneIsText() {
        let document = read(#"a: "\u0085\u2028\u2029\r""#)
        #expect(document.problems.isEmpty)
        #expect(document["a"]?.text == "\u{85}\u{2028}\u{2029}\r")
    }
}
