import Testing
import YAML

/// Lines and columns count from 1, in characters, as an editor counts them.
struct MarkTests {
    @Test func keysAndValuesKnowTheirPlace() {
        let document = read("name: Payments\ntags:\n  cost: 1\n  env:   prod\n")
        #expect(document.root?.place == "1:1")
        #expect(document.entries.map(\.place) == ["1:1", "2:1"])
        #expect(document["name"]?.place == "1:7")
        #expect(document["tags"]?.place == "3:3")
        #expect(document["tags"]?.entries.map(\.place) == ["3:3", "4:3"])
        #expect(document["tags"]?["env"]?.place == "4:10")
    }

    @Test func flowAndListItemsKnowTheirPlace() {
        let document = read("a: {b: [x, yy],\n    c: z}\nd:\n  - p\n  -   q\n")
        #expect(document["a"]?.place == "1:4")
        #expect(document["a"]?["b"]?.place == "1:8")
        #expect(document["a"]?["b"]?.items.map(\.place) == ["1:9", "1:12"])
        #expect(document["a"]?["c"]?.place == "2:8")
        #expect(document["d"]?.items.map(\.place) == ["4:5", "5:7"])
    }

    @Test func theLengthIsThatOfTheToken() {
        let document = read("name: Payments\nquoted: \"a b\"\nblock: |\n  text\n")
        #expect(document.entries.map(\.keyMark.length) == [4, 6, 5])
        #expect(document["name"]?.mark.length == 8)
        #expect(document["quoted"]?.mark.length == 5)
        #expect(document["block"]?.mark.length == 1)
    }

    @Test(arguments: [
        ("é: x", "1:4"), ("日本語: x", "1:6"), ("🙂: x", "1:4"), ("{日本: a, b: x}", "1:12"), ("\"🙂🙂\": x", "1:7"),
    ])
    func aWideCharacterIsOneColumn(_ text: String, _ place: String) {
        let document = read(text + "\n")
        #expect(document.problems.isEmpty)
        #expect(document.entries.last?.value.place == place)
    }

    @Test func aTabIsOneColumn() {
        #expect(read("key:\tvalue\n")["key"]?.place == "1:6")
        #expect(read("key: \t value\n")["key"]?.place == "1:8")
    }

    @Test func commentsAndEmptyLinesCount() {
        let document = read("# a comment\n\n---\n# another\nkey: value # trailing\n\nlast: x\n")
        #expect(document.entries.map(\.place) == ["5:1", "7:1"])
        #expect(document["key"]?.text == "value")
    }

    @Test func windowsLineEndsAreLineEnds() {
        let document = read("name: Payments\r\n\r\ntags:\r\n  a: 1\r\n  b: |\r\n    x\r\n    y\r\n")
        #expect(document.problems.isEmpty)
        #expect(document["name"]?.text == "Payments")
        #expect(document["tags"]?["a"]?.text == "1")
        #expect(document["tags"]?["a"]?.place == "4:6")
        #expect(document["tags"]?["b"]?.text == "x\ny\n")
    }
}
