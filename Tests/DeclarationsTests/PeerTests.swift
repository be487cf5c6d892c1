import Declarations
import Planning
import Testing

/// Only what is another tool's is called so.
struct PeerTests {
    @Test(arguments: [
        // An account file with a problem that speaks of another tool.
        "name: It\nemail: it@example.com\ntags: {control_tower_parameters: x}\nnonsense: 1\n",
        "name: It\nemail: it@example.com\nrequest: {reason: was OC::ORG::Account, bye: x}\n",
        "email: it@example.com\nAccountEmail: it@example.com\nSSOUserEmail: it@example.com\n",
        // A comment about another tool.
        "# was mandatoryAccounts: of LZA\nnonsense: 1\n",
        "# resource \"aws_organizations_account\" \"it\" {\nnonsense: 1\n",
        // One word of the several that it takes.
        "kind: Account\n", "AccountEmail: it@example.com\n",
    ])
    func aFileOfOursIsNot(_ text: String) {
        #expect(!declare(["accounts/Prod/it.yaml": text]).codes.contains("RV1030"))
    }

    @Test func aGoodFileThatSpeaksOfOneIsGood() {
        #expect(problems(of: account("it", "tags: {mandatoryAccounts: x}\n")) == [])
    }

    @Test func itsAccountIsQuarantinedAndOthersGoOn() {
        let declared = declare([
            "accounts/Prod/it.yaml": "workloadAccounts: []\n", "accounts/Prod/good.yaml": account("good"),
        ])
        #expect(declared.quarantined == ["it"])
        #expect(declared.read == ["good"])
    }

    @Test func twoOfOneKeyAreOneProblemEach() {
        let declared = declare([
            "accounts/Prod/it.yaml": "workloadAccounts: []\n", "accounts/Lab/it.yaml": "mandatoryAccounts: []\n",
        ])
        #expect(declared.problems == ["RV1030 accounts/Lab/it.yaml:1:1", "RV1030 accounts/Prod/it.yaml:1:1"])
        #expect(declared.quarantined == ["it"])
    }

    @Test func asDefaultsItHoldsItsFolder() {
        let declared = declare([
            "accounts/_defaults.yaml": "variable \"x\" {\n}\n", "accounts/Prod/it.yaml": account("it"),
        ])
        #expect(declared.causes.map(\.code) == [.foreignFormat])
        #expect(declared.quarantined == ["it"])
    }

    @Test func aloneItLeavesTheWholeInDoubt() {
        let declared = declare(["accounts/main.tf": "module \"a\" {\n}\n"])
        #expect(declared.problems == ["RV1030 accounts/main.tf:1:1"])
        #expect(declared.isInDoubt)
    }

    @Test func anotherFileBesideAccountsIsPassedOver() {
        let declared = declare(["accounts/notes.json": "{\"a\": 1}\n", "accounts/Prod/it.yaml": account("it")])
        #expect(declared.problems == [])
    }

    @Test func aFileOverTheLimitIsNamedToo() {
        let item = "  - {name: A, email: a@example.com, organizationalUnit: Prod}\n"
        let text = "workloadAccounts:\n" + String(repeating: item, count: 2000)
        #expect(declare(["accounts/accounts-config.yaml": text]).codes == ["RV1030"])
    }
}
