import Testing
import YAML

/// What YAML has and Reeve does not take is refused, each with its place, and the rest is still read.
struct RefusalTests {
    @Test(arguments: [
        ("a: &x 1\n", "1:4 refused"),
        ("a: &x {b: c}\n", "1:4 refused"),
        ("a: &x [b]\n", "1:4 refused"),
        ("&x a: 1\n", "1:1 refused"),
        ("a: 1\nb: !!str 2\n", "2:4 refused"),
        ("a: !custom {b: c}\n", "1:4 refused"),
        ("a: ! x\n", "1:4 refused"),
        ("a:\n  - !!int 1\n", "2:5 refused"),
        ("!!map {a: 1}\n", "1:1 refused"),
        ("a: 1\n---\nb: 2\n", "2:1 refused"),
        ("a: 1\n...\n---\n", "3:1 refused"),
        ("? [a, b]\n: 1\n", "1:3 refused"),
        ("{a: b}: 1\n", "1:1 refused"),
    ])
    func isRefusedWhereItStands(_ text: String, _ place: String) {
        #expect(places(text) == [place])
    }

    @Test func anAliasIsRefusedWithItsAnchor() {
        #expect(places("a: &x 1\nb: *x\n") == ["1:4 refused", "2:4 refused"])
        #expect(places("base: &b {k: v}\nmore:\n  <<: *b\n") == ["1:7 refused", "3:7 refused"])
    }

    @Test func whatIsRefusedSaysWhat() {
        #expect(read("a: &x 1\n").problems.first?.message.contains("anchor") == true)
        #expect(read("a: &x 1\nb: *x\n").problems.last?.message.contains("alias") == true)
        #expect(read("a: !!str 1\n").problems.first?.message.contains("tag") == true)
        #expect(read("a: 1\n---\nb: 2\n").problems.first?.message.contains("second document") == true)
    }

    @Test func aliasesCannotMultiply() {
        var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
        for level in 1...20 {
            text +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ") + "]\n"
        }
        let document = read(text)
        #expect(document.problems.count == 21 + 20 * 9)
        #expect(document["a20"]?.items.allSatisfy { $0.kind == .unread } == true)
    }

    @Test func theRestIsStillRead() {
        let document = read("a: &x 1\nb: 2\n")
        #expect(document["a"]?.text == "1")
        #expect(document["b"]?.text == "2")
    }

    @Test func anAnchorInQuotesIsText() {
        #expect(places("a: \"&x\"\nb: '*x'\nc: '!!str'\n").isEmpty)
    }

    @Test func aDocumentMayBeMarked() {
        #expect(places("%YAML 1.1\n---\na: 1\n...\n").isEmpty)
    }
}
