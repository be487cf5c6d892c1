import Planning
import Testing

/// What the old key's file declared is still Reeve's under the new key.
struct RekeyTagTests {
    @Test func aTagTakenOutInTheSameCommitGoes() throws {
        let plan = try plan(
            [spec("new", name: "old", email: "old@example.com", tags: ["keep": "1"])],
            [owned("old", tags: ["keep": "1", "gone": "x", "theirs": "y"])],
            history: history([record("old", "111111111111", tags: ["keep": "1", "gone": "x"])]))
        #expect(plan.lines == ["rekey old to new", "tag new gone x to -"])
    }
}
