import Declarations
import Planning
import Testing

/// Git compares names by bytes; some file systems do not.
struct LookalikeTests {
    @Test func foldersThatDifferByCaseQuarantineWhatIsBelowBoth() {
        let declared = declare([
            "accounts/Prod/a.yaml": account("a"), "accounts/prod/b.yaml": account("b"),
            "accounts/prod/Deep/c.yaml": account("c"), "accounts/Lab/d.yaml": account("d"),
        ])
        #expect(
            declared.problems == [
                "RV1019 accounts/Prod/a.yaml:1:1", "RV1019 accounts/prod/Deep/c.yaml:1:1",
                "RV1019 accounts/prod/b.yaml:1:1",
            ])
        #expect(declared.read == ["d"])
        #expect(declared.quarantined == ["a", "b", "c"])
    }

    @Test func foldersThatDifferByUnicodeFormAreTwo() {
        let tree = SourceTree([
            .init(path: "reeve.yaml", content: .file(Array(smallestPolicy.utf8))),
            .init(path: "accounts/\u{DC}nit/a.yaml", content: .file(Array(account("a").utf8))),
            .init(path: "accounts/U\u{308}nit/b.yaml", content: .file(Array(account("b").utf8))),
            .init(path: "accounts/Lab/d.yaml", content: .file(Array(account("d").utf8))),
        ])
        let declared = Declared(reading: tree)
        #expect(declared.codes == ["RV1019", "RV1019"])
        #expect(declared.read == ["d"])
        #expect(declared.quarantined == ["a", "b"])
    }

    @Test(arguments: [("Stra\u{DF}e", "STRASSE"), ("\u{3A3}", "\u{3C2}"), ("\u{212A}ern", "kern")])
    func lettersThatShareACaseAreOne(_ one: String, _ other: String) {
        let declared = declare(["accounts/\(one)/a.yaml": account("a"), "accounts/\(other)/b.yaml": account("b")])
        #expect(declared.codes == ["RV1019", "RV1019"])
    }

    @Test func filesThatDifferByCaseAreReportedBesideTheirNames() {
        let declared = declare([
            "accounts/Lab/a.yaml": account("a"), "accounts/Lab/A.yaml": account("b"),
            "accounts/Lab/b.yaml": account("c"),
        ])
        #expect(declared.problems.filter { $0.hasPrefix("RV1019") }.count == 2)
        #expect(declared.problems.filter { $0.hasPrefix("RV1011") } == ["RV1011 accounts/Lab/A.yaml:1:1"])
        #expect(declared.read == ["b"])
    }

    @Test func theSameNameInTwoFoldersIsNone() {
        let declared = declare(["accounts/A/Lab/a.yaml": account("a"), "accounts/B/lab/b.yaml": account("b")])
        #expect(declared.diagnostics == [])
    }

    @Test func filesThatAreNotReadAreLeftAlone() {
        let declared = declare([
            "accounts/Lab/a.yaml": account("a"), "accounts/Lab/README.md": "x", "accounts/Lab/readme.md": "y",
        ])
        #expect(declared.diagnostics == [])
    }
}
