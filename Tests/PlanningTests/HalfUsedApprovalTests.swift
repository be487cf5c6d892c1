import Planning
import Testing

/// Work half done keeps its approval: what it was not used for yet may still go ahead.
struct HalfUsedApprovalTests {
    @Test func coversTheEffectsThatAreLeft() throws {
        let plan = try plan([], [owned("a", "111111111111"), owned("b", "222222222222")])
        let a = try #require(plan.effects.first { $0.key == "a" })
        let approval = approval(plan.effects)
        let half = history(audit: [done(.unmanage, "a", effects: [a.digest], approval: approval)])
        #expect(gate(plan, [approval], history: half).allowed == ["unmanage b"])
        #expect(gate(plan, [approval], history: half).heldBack == ["unmanage a: needs approval"])
    }
}
