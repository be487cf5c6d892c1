import Testing
import YAML

/// Problems stand in the order of the text.
struct ProblemOrderTests {
    @Test(arguments: [
        ("a: 1\na: &x 2\n", ["2:1 duplicateKey", "2:4 refused"]),
        ("a: 1\na: {b: 1, b: 2}\nc: !!str 1\n", ["2:1 duplicateKey", "2:11 duplicateKey", "3:4 refused"]),
        ("? [k]\n: &x v\n", ["1:3 refused", "2:3 refused"]),
        ("a: &x 1\n---\nb: 2\n", ["1:4 refused", "2:1 refused"]),
    ])
    func followsTheText(_ text: String, _ expected: [String]) {
        #expect(places(text) == expected)
    }

    @Test func aliasesAsKeysAreNoDuplicatesOfEachOther() {
        #expect(places("k: &x v\n*x : 1\n*x : 2\n") == ["1:4 refused", "2:1 refused", "3:1 refused"])
    }
}
