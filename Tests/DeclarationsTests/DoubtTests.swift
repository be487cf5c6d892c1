import Declarations
import Planning
import Testing

/// Doubt about the whole stops every write: there is no desired state at all.
struct DoubtTests {
    private let good = ["accounts/Prod/good.yaml": account("good")]

    @Test func withoutPolicy() {
        let declared = declare(good, policy: nil)
        #expect(declared.isInDoubt)
        #expect(declared.codes == ["RV2001"])
    }

    @Test(arguments: [
        ("", "RV1008"), ("# only a comment\n", "RV1008"), ("version: [\n", "RV1001"), ("- a\n", "RV1007"),
        ("text\n", "RV1007"),
        ("version: 1\n", "RV2003"), ("version: 1\nowner: ~\n", "RV1007"), ("version: 1\nowner: \"\"\n", "RV1009"),
        ("version: 1\nowner: a#b\n", "RV1009"), ("owner: acme\n", "RV1008"), ("version: 2\nowner: acme\n", "RV1009"),
        ("version: 1.0\nowner: acme\n", "RV1009"), ("version: 1\nowner: acme\nowner: evil\n", "RV1005"),
        ("version: 1\nowner: acme\nfoo: bar\n", "RV1004"), ("version: 1\nowner: &o acme\n", "RV1006"),
        ("version: 1\nowner: acme\n---\nversion: 1\n", "RV1006"), ("version: 1\nowner: acme\n# \u{2028}x\n", "RV1006"),
    ])
    func withABadPolicy(_ text: String, _ code: String) {
        let declared = declare(good, policy: text)
        #expect(declared.isInDoubt)
        #expect(declared.codes == [code])
    }

    @Test func withAPolicyThatIsNoFile() {
        let declared = declare([
            "accounts/Prod/good.yaml": .file(Array(account("good").utf8)), "reeve.yaml": .notAFile("a symbolic link"),
        ])
        #expect(declared.isInDoubt)
        #expect(declared.codes == ["RV2001"])
    }

    @Test func withAPolicyThatIsTooLarge() {
        let text = smallestPolicy + String(repeating: "#", count: 64 * 1024)
        #expect(declare(good, policy: text).codes == ["RV1003"])
    }

    @Test func theOwnersAbsenceDoesNotHideOtherProblems() {
        #expect(policyProblems("version: 2\nfoo: bar\n") == ["RV2003 1:1", "RV1009 1:10", "RV1004 2:1"])
    }

    @Test func withoutAccounts() {
        #expect(declare([:], policy: smallestPolicy).codes == ["RV2004"])
        #expect(declare(["customizations/x.yaml": "a"], policy: smallestPolicy).codes == ["RV2004"])
        #expect(declare(["accounts": .notAFile("a submodule")]).codes == ["RV2004"])
    }

    @Test(arguments: ["accounts/.gitkeep", "accounts/Prod/README.md", "accounts/Prod/_defaults.yaml"])
    func withoutAnyAccountFile(_ path: String) {
        let declared = declare([path: "tags: {a: b}\n"])
        #expect(declared.isInDoubt)
        #expect(declared.codes == ["RV2005"])
    }

    @Test func policyAndAccountsAreBothReported() {
        #expect(declare([:], policy: nil).codes == ["RV2001", "RV2004"])
    }

    @Test func quarantineAloneIsNoDoubt() {
        let declared = declare(["accounts/Prod/it.yaml": "name: [\n"])
        #expect(!declared.isInDoubt)
        #expect(declared.quarantined == ["it"])
    }
}
