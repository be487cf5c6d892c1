import Testing
import YAML

/// Editors on Windows put U+FEFF before the text. It is no part of it.
struct ByteOrderMarkTests {
    @Test func itIsNoPartOfTheFirstKey() {
        let document = read("\u{FEFF}name: Payments\n")
        #expect(document.problems.isEmpty)
        #expect(document.entries.map(\.key) == ["name"])
        #expect(document["name"]?.text == "Payments")
    }

    @Test func itTakesNoColumn() {
        let document = read("\u{FEFF}name: Payments\nemail: x\n")
        #expect(document.entries.map(\.place) == ["1:1", "2:1"])
        #expect(document["name"]?.place == "1:7")
    }

    @Test func aFileOfNothingElseIsEmpty() {
        let document = read("\u{FEFF}")
        #expect(document.root == nil)
        #expect(document.problems.isEmpty)
    }

    @Test func withinTheTextItIsRefusedWithItsPlace() {
        #expect(places("name: a\nemail: x\u{FEFF}y\n") == ["2:9 syntax"])
    }
}
