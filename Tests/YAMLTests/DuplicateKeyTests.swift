import Testing
import YAML

struct DuplicateKeyTests {
    @Test(arguments: [
        ("a: 1\nb: 2\na: 3\n", "3:1 duplicateKey"),
        ("{a: 1, a: 2}\n", "1:8 duplicateKey"),
        ("a: 1\n\"a\": 2\n", "2:1 duplicateKey"),
        ("x:\n  a: 1\n  a: 2\n", "3:3 duplicateKey"),
        ("x:\n  - {a: 1, a: 2}\n", "2:12 duplicateKey"),
        ("~: 1\n~: 2\n", "2:1 duplicateKey"),
    ])
    func isReportedWhereItStandsAgain(_ text: String, _ place: String) {
        #expect(places(text) == [place])
    }

    @Test func namesTheLineOfTheFirst() {
        #expect(read("a: 1\n\n\na: 2\n").problems.map(\.message) == ["'a' stands here again; it is on line 1 already"])
    }

    @Test func isReportedForEachRepetition() {
        #expect(places("a: 1\na: 2\na: 3\n") == ["2:1 duplicateKey", "3:1 duplicateKey"])
    }

    @Test func theSameKeyInTwoMapsIsNone() {
        #expect(places("x: {a: 1}\ny: {a: 1}\na: 1\n").isEmpty)
    }

    @Test func caseMakesAnotherKey() {
        #expect(places("a: 1\nA: 2\n").isEmpty)
    }

    @Test func twoMapsAsKeysAreRefusedButNoDuplicates() {
        #expect(places("? {a: 1}\n: x\n? {a: 1}\n: y\n") == ["1:3 refused", "3:3 refused"])
    }
}
