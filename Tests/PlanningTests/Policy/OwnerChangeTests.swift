import Planning
import Testing

/// A repository that changes its owner would take the accounts of whoever has that name.
struct OwnerChangeTests {
    @Test func anotherOwnerLeavesTheWholeInDoubt() throws {
        var other = policy()
        other.owner = "other"
        let theirs = account(
            "111111111111", email: "theirs@example.com", tags: ["reeve:owner": "other", "reeve:account": "theirs"])
        let error = #expect(throws: Diagnostic.self) {
            try plan([spec("theirs", ou: "Lab")], [theirs], history: History(policy: record(policy())), policy: other)
        }
        #expect(error?.code == .ownerChanged)
    }

    @Test func theFirstStartTakesTheFiles() throws {
        var other = policy()
        other.owner = "other"
        #expect(try plan([spec("new")], [], policy: other).lines == ["create new"])
    }
}
