import Declarations
import Planning
import Testing

/// What stands below `accounts/` besides good account files.
struct EntryTests {
    private let good: [String: SourceTree.Content] = ["accounts/Prod/good.yaml": .file(Array(account("good").utf8))]

    private func declare(_ path: String, _ content: SourceTree.Content) -> Declared {
        DeclarationsTests.declare(good.merging([path: content]) { _, new in new })
    }

    @Test(arguments: ["a symbolic link", "a submodule"])
    func whatIsNotAFileQuarantinesItsKey(_ what: String) {
        let declared = declare("accounts/Prod/it.yaml", .notAFile(what))
        #expect(declared.problems == ["RV1017 accounts/Prod/it.yaml:1:1"])
        #expect(declared.diagnostics.first?.summary.contains(what) == true)
        #expect(declared.quarantined == ["it"])
        #expect(declared.read == ["good"])
    }

    @Test func aFileTooLargeToBeReadAtAllQuarantinesItsKey() {
        let declared = declare("accounts/Prod/it.yaml", .tooLarge(bytes: 1_048_577))
        #expect(declared.problems == ["RV1003 accounts/Prod/it.yaml:1:1"])
        #expect(declared.diagnostics.first?.summary.contains("1048577 bytes") == true)
        #expect(declared.quarantined == ["it"])
        #expect(declared.read == ["good"])
        #expect(self.declare("accounts/Prod/data.bin", .tooLarge(bytes: 1_048_577)).diagnostics == [])
        #expect(
            self.declare("accounts/Prod/_defaults.yaml", .tooLarge(bytes: 1_048_577)).quarantined == ["good"])
    }

    @Test func aFolderThatIsALinkIsAnUnknownFile() {
        let declared = declare("accounts/Lab", .notAFile("a symbolic link"))
        #expect(declared.problems == ["RV1017 accounts/Lab:1:1"])
        #expect(declared.desired?.quarantined.map(\.key) == [nil])
        #expect(declared.desired?.quarantined.map(\.isDefaults) == [false])
    }

    @Test(arguments: [
        "Payments.yaml", "pay_ments.yaml", "pay.ments.yaml", "-payments.yaml", "pay ments.yaml", "ñ.yaml", ".yaml",
        String(repeating: "x", count: 64) + ".yaml", "_payments.yaml", "Payments.yml",
    ])
    func aBadFileNameIsAnUnknownFile(_ name: String) {
        let declared = declare("accounts/Prod/" + name, .file(Array(account("it").utf8)))
        #expect(declared.problems == ["RV1011 accounts/Prod/\(name):1:1"])
        #expect(declared.desired?.quarantined.map(\.key) == [nil])
        #expect(declared.read == ["good"])
    }

    @Test(arguments: ["a", "0", "payments-prod-2", String(repeating: "x", count: 63), "0-", "a--b"])
    func aGoodStemIsTheKey(_ stem: String) {
        let declared = declare("accounts/Prod/\(stem).yaml", .file(Array(account("it").utf8)))
        #expect(declared.diagnostics == [])
        #expect(declared[stem] != nil)
    }

    @Test func theShortEndingIsRefusedAndHoldsItsKey() {
        let declared = declare("accounts/Prod/it.yml", .file(Array(account("it").utf8)))
        #expect(declared.problems == ["RV1011 accounts/Prod/it.yml:1:1"])
        #expect(declared.quarantined == ["it"])
        #expect(declared.diagnostics.first?.hint == "rename it to it.yaml")
    }

    @Test(arguments: ["README.md", ".gitkeep", "notes.txt", "CODEOWNERS"])
    func otherFilesAreLeftAlone(_ name: String) {
        let declared = declare("accounts/Prod/" + name, .file(Array("anything".utf8)))
        #expect(declared.diagnostics == [])
        #expect(declared.read == ["good"])
    }

    @Test func filesOutsideOfAccountsAreLeftAlone() {
        let declared = declare("customizations/baseline/it.yaml", .file(Array("x".utf8)))
        #expect(declared.diagnostics == [])
        #expect(declare("accounts2/it.yaml", .file(Array("x".utf8))).diagnostics == [])
    }

    @Test func aFileOf64KiBIsReadAndOneByteMoreIsNot() {
        let text = account("it")
        let padding = String(repeating: "#", count: 64 * 1024 - text.utf8.count)
        #expect(declare("accounts/Prod/it.yaml", .file(Array((text + padding).utf8))).diagnostics == [])
        let declared = declare("accounts/Prod/it.yaml", .file(Array((text + padding + "#").utf8)))
        #expect(declared.problems == ["RV1003 accounts/Prod/it.yaml:1:1"])
        #expect(declared.quarantined == ["it"])
    }

    @Test(arguments: [
        ("", "RV1008"), ("# nothing\n", "RV1008"), ("- a\n", "RV1007"), ("text\n", "RV1007"), ("name: [\n", "RV1001"),
        ("name: a\nname: b\nemail: it@example.com\n", "RV1005"), ("name: &a b\nemail: it@example.com\n", "RV1006"),
        ("name: !!str b\nemail: it@example.com\n", "RV1006"),
        ("name: b\nemail: it@example.com\n---\nname: c\n", "RV1006"),
    ])
    func aFileThatCannotBeReadQuarantinesItsKey(_ text: String, _ code: String) {
        let declared = declare("accounts/Prod/it.yaml", .file(Array(text.utf8)))
        #expect(declared.codes == [code])
        #expect(declared.quarantined == ["it"])
        #expect(declared.read == ["good"])
    }

    @Test func bytesThatAreNoUTF8QuarantineTheKey() {
        let declared = declare("accounts/Prod/it.yaml", .file(Array("name: ".utf8) + [0xFF]))
        #expect(declared.problems == ["RV1002 accounts/Prod/it.yaml:1:7"])
    }

    @Test func aFileWithWindowsLineEndsAndAByteOrderMarkIsRead() {
        let declared = declare(
            "accounts/Prod/it.yaml", .file(Array("\u{FEFF}name: It\r\nemail: it@example.com\r\n".utf8)))
        #expect(declared.diagnostics == [])
        #expect(declared["it"]?.name.value == "It")
    }
}
