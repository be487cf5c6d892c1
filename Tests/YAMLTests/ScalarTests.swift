import Testing
import YAML

struct ScalarTests {
    @Test(arguments: [
        "00042", "NO", "no", "012345678901", "0x1F", "1e3", "1_000", "1.10", "yes", "true", ".inf", "2026-12-31",
        "12:30:45", "=", "<<", "-1", "a b", "payments#1", "10.4.0.0/20", "é", "日本", "🙂",
    ])
    func aPlainScalarStaysAsItWasWritten(_ text: String) {
        let node = read("key: \(text)\n")["key"]
        #expect(node?.scalar == Scalar(text: text, isQuoted: false))
        #expect(node?.scalar?.isNull == false)
    }

    @Test(arguments: [
        (#""00042""#, "00042"), ("'it''s'", "it's"), (#""a\tb\n\u2028\x41\U0001F642""#, "a\tb\n\u{2028}A🙂"),
        (#""""#, ""),
        ("''", ""), (#""a \" b""#, "a \" b"), (#"'a\n'"#, #"a\n"#),
    ])
    func aQuotedScalarIsItsText(_ written: String, _ text: String) {
        #expect(read("key: \(written)\n")["key"]?.scalar == Scalar(text: text, isQuoted: true))
    }

    @Test(arguments: [
        ("|\n  a\n  b\n", "a\nb\n"), ("|-\n  a\n", "a"), (">\n  a\n  b\n", "a b\n"), ("|+\n  a\n\n", "a\n\n"),
    ])
    func aBlockIsText(_ written: String, _ text: String) {
        #expect(read("key: \(written)")["key"]?.scalar == Scalar(text: text, isQuoted: true))
    }

    @Test(arguments: ["", "~", "null", "Null", "NULL"])
    func nullIsNullOnlyWithoutQuotes(_ word: String) {
        #expect(read("key: \(word)\n")["key"]?.scalar?.isNull == true)
        #expect(read("key: \"\(word)\"\n")["key"]?.scalar?.isNull == false)
        #expect(read("key: '\(word)'\n")["key"]?.scalar?.isNull == false)
        #expect(read("key: |-\n  \(word)\n")["key"]?.scalar?.isNull == false)
    }

    @Test func aWordThatOnlyBeginsLikeNullIsText() {
        for word in ["nULL", "nil", "none", "~~", "null0"] {
            #expect(read("key: \(word)\n")["key"]?.scalar?.isNull == false)
        }
    }

    @Test func aByteOfZeroInQuotesIsKept() {
        #expect(read(#"key: "a\0b""#)["key"]?.text == "a\0b")
    }

    @Test func collectionsNestInEitherStyle() {
        let document = read("flow: {a: [1, 2], b: {}}\nblock:\n  - x\n  - y: z\n")
        #expect(document.problems.isEmpty)
        #expect(document["flow"]?["a"]?.items.map(\.text) == ["1", "2"])
        #expect(document["flow"]?["b"]?.kind == .mapping([]))
        #expect(document["block"]?.items.first?.text == "x")
        #expect(document["block"]?.items.last?["y"]?.text == "z")
    }

    @Test func keysKeepTheOrderOfTheDocument() {
        #expect(read("b: 1\na: 2\nc: 3\n").entries.map(\.key) == ["b", "a", "c"])
    }

    @Test func aKeyIsItsTextToo() {
        #expect(read("00042: a\nNO: b\n\"q\": c\n~: d\n").entries.map(\.key) == ["00042", "NO", "q", "~"])
    }
}
