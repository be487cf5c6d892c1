import Declarations
import Planning
import Testing

/// `_defaults.yaml` merges from the root folder down; what is nearer wins.
struct DefaultsTests {
    private let files = [
        "accounts/_defaults.yaml":
            "tags: {org: acme, env: none, cost: 1}\nrequest: {by: root@example.com, reason: all}\n",
        "accounts/Workloads/_defaults.yaml": "tags:\n  env: work\n  team: core\n",
        "accounts/Workloads/Prod/_defaults.yaml": "tags: {env: prod}\n",
        "accounts/Workloads/Prod/it.yaml": account("it", "tags: {cost: 00042}\nrequest: {reason: Cards}\n"),
        "accounts/Workloads/it-too.yaml": account("it-too"),
        "accounts/Lab/other.yaml": account("other"),
    ]

    @Test func theNearerWinsByKey() {
        let declared = declare(files)
        #expect(
            declared["it"]?.tags.mapValues(\.value) == ["org": "acme", "env": "prod", "team": "core", "cost": "00042"])
        #expect(
            declared["it-too"]?.tags.mapValues(\.value) == ["org": "acme", "env": "work", "team": "core", "cost": "1"])
        #expect(declared["other"]?.tags.mapValues(\.value) == ["org": "acme", "env": "none", "cost": "1"])
    }

    @Test func everyMergedValueRemembersItsFile() {
        let tags = declare(files)["it"]?.tags
        #expect(tags?["org"]?.position == SourcePosition(file: "accounts/_defaults.yaml", line: 1, column: 13))
        #expect(
            tags?["team"]?.position == SourcePosition(file: "accounts/Workloads/_defaults.yaml", line: 3, column: 9))
        #expect(
            tags?["env"]?.position
                == SourcePosition(file: "accounts/Workloads/Prod/_defaults.yaml", line: 1, column: 13))
        #expect(tags?["cost"]?.position == SourcePosition(file: "accounts/Workloads/Prod/it.yaml", line: 3, column: 14))
    }

    @Test func aMapIsMergedFieldByField() {
        let request = declare(files)["it"]?.request
        let root = SourcePosition(file: "accounts/_defaults.yaml", line: 2, column: 15)
        let own = SourcePosition(file: "accounts/Workloads/Prod/it.yaml", line: 4, column: 19)
        #expect(request?.by == Sourced("root@example.com", at: root))
        #expect(request?.reason == Sourced("Cards", at: own))
    }

    @Test func defaultsOfAFolderWhoseNameOnlyBeginsTheSameAreNotTaken() {
        let declared = declare([
            "accounts/Work/_defaults.yaml": "tags: {a: b}\n", "accounts/Workloads/it.yaml": account("it"),
        ])
        #expect(declared["it"]?.tags.isEmpty == true)
    }

    @Test(arguments: [
        "tags: [\n", "tags: {a: *x}\n", "nonsense: 1\n", "tags: {a: b, a: c}\n", "contacts: {}\n", "- a\n",
        "tags: {aws:x: y}\n", "tags: {reeve:owner: y}\n", "tags: 1\n", "a: \u{1}\n",
    ])
    func badDefaultsQuarantineExactlyTheirFolder(_ text: String) {
        let declared = declare([
            "accounts/Prod/_defaults.yaml": text, "accounts/Prod/a.yaml": account("a"),
            "accounts/Prod/Deep/b.yaml": account("b"), "accounts/Lab/c.yaml": account("c"),
            "accounts/Prod2/d.yaml": account("d"),
        ])
        #expect(declared.quarantined == ["a", "b"])
        #expect(declared.read == ["c", "d"])
        #expect(declared.codes.filter { $0 == "RV1016" }.count == 2)
        #expect(declared.desired?.quarantined.filter(\.isDefaults).map(\.file) == ["accounts/Prod/_defaults.yaml"])
    }

    @Test func badDefaultsOfTheRootQuarantineAll() {
        let declared = declare([
            "accounts/_defaults.yaml": "x", "accounts/Prod/a.yaml": account("a"), "accounts/Lab/c.yaml": account("c"),
        ])
        #expect(declared.quarantined == ["a", "c"])
        #expect(declared.read == [])
        #expect(!declared.isInDoubt)
    }

    @Test func defaultsThatAreALinkQuarantineTheirFolder() {
        let declared = declare([
            "accounts/Prod/_defaults.yaml": .notAFile("a symbolic link"),
            "accounts/Prod/a.yaml": .file(Array(account("a").utf8)),
            "accounts/Lab/c.yaml": .file(Array(account("c").utf8)),
        ])
        #expect(declared.quarantined == ["a"])
        #expect(declared.read == ["c"])
    }

    @Test(arguments: ["name: A", "email: a@example.com", "accountId: 012345678901", "state: closed", "ou: Prod"])
    func whatBelongsToOneAccountIsRefusedInDefaults(_ line: String) {
        let declared = declare(["accounts/Prod/_defaults.yaml": line + "\n", "accounts/Prod/a.yaml": account("a")])
        #expect(declared.codes == ["RV1004", "RV1016"])
        #expect(declared.problems.first == "RV1004 accounts/Prod/_defaults.yaml:1:1")
    }

    @Test func defaultsAloneAreNoAccount() {
        #expect(declare(["accounts/_defaults.yaml": "tags: {a: b}\n"]).codes == ["RV2005"])
    }
}
