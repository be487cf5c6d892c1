import Testing
import YAML

/// A text that cannot be read to its end has no root, and says where it breaks.
struct UnreadableTests {
    @Test(arguments: [
        ("a: [1, 2\n", 1), ("a: b: c\n", 1), ("a: 1\n b: 2\n", 2), ("a: \"open\n", 1), ("a:\n\t- x\n", 2),
        ("key: @x\n", 1),
        ("a: 1\nb\nc: 2\n", 3), ("- a\nb: c\n", 2), ("a: {b: c\nd: e\n", 2), ("a: \"\\q\"\n", 1), ("%FOO\n", 1),
        ("a: }\n", 1),
    ])
    func aSyntaxErrorSaysItsLine(_ text: String, _ line: Int) {
        let document = read(text)
        #expect(document.root == nil)
        #expect(document.problems.map(\.kind) == [.syntax])
        #expect(document.problems.map(\.mark.line) == [line])
        #expect(document.problems.allSatisfy { !$0.message.isEmpty })
    }

    @Test func aSyntaxErrorSaysItsColumn() {
        #expect(places("name: a\ntags: {x: 1]\n") == ["2:12 syntax"])
        #expect(places("key: @x\n") == ["1:6 syntax"])
    }

    @Test func whatStoodBeforeASyntaxErrorIsNotHalfRead() {
        #expect(read("name: a\nemail: [\n").root == nil)
    }

    @Test func problemsBeforeASyntaxErrorAreKept() {
        #expect(places("a: &x 1\nb: }\n") == ["1:4 refused", "2:4 syntax"])
    }

    @Test(
        arguments: [
            ([0xFF], "1:1 notUTF8"),
            (Array("a: 1\nb: ".utf8) + [0xC3], "2:4 notUTF8"),
            (Array("a: 1\nb: ".utf8) + [0xC3, 0x28] + Array("\nc: 1\n".utf8), "2:4 notUTF8"),
            (Array("a: é日🙂".utf8) + [0xE2, 0x82] + Array("x".utf8), "1:7 notUTF8"),
            // An overlong slash, a surrogate, and a scalar that Unicode does not have.
            (Array("a: ".utf8) + [0xC0, 0xAF], "1:4 notUTF8"),
            (Array("a: ".utf8) + [0xED, 0xA0, 0x80], "1:4 notUTF8"),
            (Array("a: ".utf8) + [0xF5, 0x80, 0x80, 0x80], "1:4 notUTF8"),
            // UTF-16 with its mark.
            ([0xFF, 0xFE, 0x61, 0x00], "1:1 notUTF8"),
        ] as [([UInt8], String)])
    func bytesThatAreNoUTF8SayTheirPlace(_ bytes: [UInt8], _ place: String) {
        let document = Document(parsing: bytes)
        #expect(document.root == nil)
        #expect(places(bytes) == [place])
    }

    @Test func aLongLineOfTextBeforeABadByteIsReadOnce() {
        let bytes = Array(repeating: UInt8(ascii: "x"), count: 60_000) + [0xFF]
        #expect(places(bytes) == ["1:60001 notUTF8"])
    }

    @Test func whatIsNestedToTheLimitIsRead() {
        let deepest = Document.maximumDepth
        #expect(places(String(repeating: "[", count: deepest) + String(repeating: "]", count: deepest)).isEmpty)
    }

    @Test func whatIsNestedDeeperIsRefusedWithItsPlace() {
        let depth = Document.maximumDepth + 1
        let text = String(repeating: "[", count: depth) + String(repeating: "]", count: depth)
        #expect(read(text).root == nil)
        #expect(places(text) == ["1:\(depth) tooDeep"])

        let maps = (0..<depth).map { String(repeating: " ", count: $0) + "k:\n" }.joined()
        #expect(places(maps).map { $0.suffix(8) } == [" tooDeep"])
    }

    @Test func aHundredThousandOpenBracketsAreOneProblem() {
        #expect(places(String(repeating: "[", count: 100_000)) == ["1:\(Document.maximumDepth + 1) tooDeep"])
    }
}
