import Testing
import YAML

/// Characters that YAML does not have are refused where they stand, not where libyaml had got to.
struct ForbiddenCharacterTests {
    @Test(arguments: [
        ("a: \u{1}b\n", "1:4 syntax"), ("name: x\nemail: y\ntags: \u{1B}[31m\n", "3:7 syntax"),
        ("a: 1\n# \u{7}\n", "2:3 syntax"),
        ("a: é\u{0}\n", "1:5 syntax"), ("a: \u{7F}\n", "1:4 syntax"), ("a: \u{FFFF}\n", "1:4 syntax"),
    ])
    func aControlCharacterIsRefusedWithItsPlace(_ text: String, _ place: String) {
        #expect(read(text).root == nil)
        #expect(places(text) == [place])
    }

    @Test func aColumnBeforeBadBytesCountsScalarsAsEveryOtherMarkDoes() {
        // e and a combining acute are one character on the screen and two in every other mark.
        #expect(places(Array("a: e\u{301}".utf8) + [0xFF]) == ["1:6 notUTF8"])
        #expect(places("a: e\u{301} : x\n") == ["1:7 syntax"])
    }
}
