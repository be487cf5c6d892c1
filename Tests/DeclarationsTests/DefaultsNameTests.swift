import Declarations
import Planning
import Testing

/// A defaults file under a name that is not read would silently take its values from the accounts below it.
struct DefaultsNameTests {
    @Test func defaultsWithTheShortEndingQuarantineTheirFolder() {
        let declared = declare([
            "accounts/Prod/_defaults.yml": "tags: {a: b}\n", "accounts/Prod/a.yaml": account("a"),
            "accounts/Prod/Deep/b.yaml": account("b"), "accounts/Lab/c.yaml": account("c"),
        ])
        #expect(declared.quarantined == ["a", "b"])
        #expect(declared.read == ["c"])
        #expect(declared.problems.contains("RV1011 accounts/Prod/_defaults.yml:1:1"))
    }
}
