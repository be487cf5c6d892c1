import Planning
import Testing

/// What moved between two plans, in words.
struct PlanDeltaTests {
    private func document(_ plan: Plan) -> PlanDocument {
        PlanDocument(plan, PlanContext(branch: "main", commit: nil))
    }

    private func delta(_ old: Plan, _ new: Plan, of effects: Set<Digest>? = nil) -> PlanDelta {
        PlanDelta(from: document(old), to: document(new), of: effects)
    }

    @Test func equalPlansHaveNone() throws {
        let plan = try plan([spec("it", ou: "Lab")], [owned("it")])
        #expect(delta(plan, plan).isEmpty)
    }

    @Test func anotherValueTakesTheOldOnesPlace() throws {
        let old = try plan([spec("it", ou: "Lab", tags: ["team": "a"])], [owned("it", "111111111111")])
        let new = try plan([spec("it", ou: "Dev", tags: ["team": "a"])], [owned("it", "111111111111")])
        let delta = delta(old, new)
        #expect(delta.changed == ["move it (account 111111111111) ou: Prod → Lab, now Prod → Dev"])
        #expect(delta.added == [])
    }

    @Test func whatIsGoneAndWhatIsNewIsSaid() throws {
        let accounts = [owned("a", "111111111111"), owned("b", "222222222222")]
        let delta = delta(try plan([spec("b")], accounts), try plan([spec("a"), spec("c")], accounts))
        #expect(delta.changed == ["unmanage a (account 111111111111) owner: a → (none): no longer planned"])
        #expect(
            delta.added == [
                "create c: 'c' <c@example.com> in Prod", "unmanage b (account 222222222222) owner: b → (none)",
            ])
    }

    @Test func aChangedCreateNamesBoth() throws {
        let delta = delta(try plan([spec("a")], []), try plan([spec("a", ou: "Lab", tags: ["x": "1"])], []))
        #expect(
            delta.changed == ["create a: 'a' <a@example.com> in Prod, now 'a' <a@example.com> in Lab, tags x=1"])
        #expect(delta.added == [])
    }

    @Test func onlyWhatSomebodyReliesOnIsSaid() throws {
        let old = try plan([], [owned("a", "111111111111"), owned("b", "222222222222")])
        let a = try #require(old.effects.first { $0.key == "a" })
        let new = try plan([spec("a"), spec("b")], [owned("a", "111111111111"), owned("b", "222222222222")])
        #expect(delta(old, new, of: [a.digest]).changed.count == 1)
    }

    @Test func theRulesOfThePolicyAreSaidToo() throws {
        let history = History(policy: record(policy()))
        let old = try plan([], [], history: history, policy: policy { $0.budgets.limits[.close]?.count = 5 })
        let new = try plan([], [], history: history, policy: policy { $0.budgets.limits[.close]?.count = 50 })
        #expect(delta(old, new).changed == ["policy budgets.close.count: 3 → 5, now 3 → 50"])
    }
}
