import Planning
import Testing

/// An approval that holds and covers what is no longer planned is told of: somebody relies on it.
struct OvertakenApprovalTests {
    private let accounts = [owned("a", "111111111111"), owned("b", "222222222222")]

    @Test func whatIsStillPlannedIsNot() throws {
        let plan = try plan([], accounts)
        #expect(gate(plan, [approval(plan.effects)]).overtaken.isEmpty)
    }

    @Test func whatChangedSinceIs() throws {
        let old = try plan([], accounts)
        let new = try plan([spec("a")], accounts)
        let a = try #require(old.effects.first { $0.key == "a" })
        let given = approval(old.effects)
        let overtaken = gate(new, [given]).overtaken
        #expect(overtaken.map(\.approval) == [given])
        #expect(overtaken.map(\.effects) == [[a.digest]])
        #expect(gate(new, [given]).allowed == ["unmanage b"], "an unrelated change voids nothing")
    }

    @Test func whatItLetThroughIsNot() throws {
        let old = try plan([], accounts)
        let given = approval(old.effects)
        let audit = old.effects.map { done(.unmanage, $0.key, effects: [$0.digest], approval: given) }
        #expect(gate(try plan([], []), [given], history: history(audit: audit)).overtaken.isEmpty)
    }

    @Test func whatDoesNotHoldIsNot() throws {
        let old = try plan([], accounts)
        let new = try plan([spec("a"), spec("b")], accounts)
        #expect(gate(new, [approval(old.effects, expires: now)]).overtaken.isEmpty)
        #expect(gate(new, [approval(old.effects, by: "mallory@example.com")]).overtaken.isEmpty)
    }
}
