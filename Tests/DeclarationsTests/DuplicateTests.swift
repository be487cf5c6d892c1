import Declarations
import Planning
import Testing

/// What only one account can have quarantines every file that claims it, and no other.
struct DuplicateTests {
    @Test func anEmailWithoutRegardToCase() {
        let declared = declare([
            "accounts/Prod/a.yaml": "name: A\nemail: Same@Example.com\n",
            "accounts/Lab/b.yaml": "name: B\nemail: same@example.COM\n",
            "accounts/Dev/c.yaml": "name: C\nemail: SAME@EXAMPLE.COM\n", "accounts/Prod/good.yaml": account("good"),
        ])
        #expect(declared.quarantined == ["a", "b", "c"])
        #expect(declared.read == ["good"])
        #expect(
            declared.problems == [
                "RV1014 accounts/Dev/c.yaml:2:8", "RV1014 accounts/Lab/b.yaml:2:8", "RV1014 accounts/Prod/a.yaml:2:8",
            ])
        #expect(declared.diagnostics.last?.summary.contains("accounts/Dev/c.yaml, accounts/Lab/b.yaml") == true)
    }

    @Test func anAccountID() {
        let id = "accountId: 012345678901\n"
        let declared = declare([
            "accounts/Prod/a.yaml": account("a", id), "accounts/Lab/b.yaml": account("b", id),
            "accounts/Prod/good.yaml": account("good", "accountId: 012345678902\n"),
        ])
        #expect(declared.problems == ["RV1015 accounts/Lab/b.yaml:3:12", "RV1015 accounts/Prod/a.yaml:3:12"])
        #expect(declared.quarantined == ["a", "b"])
        #expect(declared.read == ["good"])
    }

    @Test func aKey() {
        let declared = declare([
            "accounts/Prod/a.yaml": account("a"), "accounts/Lab/a.yaml": account("b"),
            "accounts/Dev/a.yaml": account("c"),
            "accounts/Prod/good.yaml": account("good"),
        ])
        #expect(
            declared.problems == [
                "RV1013 accounts/Dev/a.yaml:1:1", "RV1013 accounts/Lab/a.yaml:1:1", "RV1013 accounts/Prod/a.yaml:1:1",
            ])
        #expect(declared.read == ["good"])
    }

    @Test func bothAtOnceAreBothReported() {
        let id = "accountId: 012345678901\n"
        let declared = declare([
            "accounts/Prod/a.yaml": "name: A\nemail: x@example.com\n" + id,
            "accounts/Lab/b.yaml": "name: B\nemail: x@example.com\n" + id,
        ])
        #expect(declared.codes.sorted() == ["RV1014", "RV1014", "RV1015", "RV1015"])
        #expect(declared.read == [])
    }

    @Test func aNameIsNoIdentity() {
        let declared = declare([
            "accounts/Prod/a.yaml": "name: Same\nemail: a@example.com\n",
            "accounts/Lab/b.yaml": "name: Same\nemail: b@example.com\n",
        ])
        #expect(declared.read == ["a", "b"])
    }
}
