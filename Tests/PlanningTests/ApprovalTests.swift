import Planning
import Testing

/// An approval covers exactly its effects, here, until it expires, by an approver who is not of the change
/// (law 9).
struct ApprovalTests {
    private let accounts = [owned("a", "111111111111"), owned("b", "222222222222")]

    private func letGo() throws -> (plan: Plan, a: Effect, b: Effect) {
        let plan = try plan([], accounts)
        return (
            plan, try #require(plan.effects.first { $0.key == "a" }), try #require(plan.effects.first { $0.key == "b" })
        )
    }

    @Test func aMergeIsEnoughWhereThePolicySaysSo() throws {
        let plan = try plan([spec("it", name: "New", ou: "Lab")], [owned("it")])
        #expect(gate(plan).allowed == ["move it Prod to Lab", "rename it it to New"])
        #expect(gate(plan).approved.allSatisfy { $0.approval == nil })
    }

    @Test(arguments: ActionKind.allCases)
    func explicitNeedsAnApproval(_ kind: ActionKind) throws {
        let strict = policy { for kind in ActionKind.allCases { $0.approval[kind] = .explicit } }
        let plan = try everyKind()
        let action = try #require(plan[kind])
        let held = gate(plan, policy: strict).held.filter { $0.action.kind == kind }
        #expect(held.map(\.reason).allSatisfy { $0 == .needsApproval })
        #expect(held.flatMap(\.effects).count == action.effects.count)
        let allowed = gate(plan, [approval(action.effects)], policy: strict).approved
        #expect(Set(allowed.flatMap(\.effects)) == Set(action.effects))
        #expect(allowed.allSatisfy { $0.approval?.approval.principal == "grace@example.com" })
    }

    @Test func aKindThatThePolicyDoesNotNameIsExplicit() throws {
        let plan = try plan([spec("it", ou: "Lab")], [owned("it")])
        #expect(gate(plan, policy: policy { $0.approval = [:] }).heldBack == ["move it Prod to Lab: needs approval"])
    }

    @Test func coversExactlyItsEffects() throws {
        let (plan, a, b) = try letGo()
        #expect(gate(plan, [approval([a])]).allowed == ["unmanage a"])
        #expect(gate(plan, [approval([a])]).heldBack == ["unmanage b: needs approval"])
        #expect(gate(plan, [approval([a]), approval([b])]).allowed == ["unmanage a", "unmanage b"])
        #expect(gate(plan, [approval([Effect]())]).allowed == [])
    }

    @Test func partOfAnActionGoesAheadByItself() throws {
        let strict = policy { $0.approval[.update] = .explicit }
        let plan = try plan([spec("it", tags: ["x": "1", "y": "2"])], [owned("it")])
        let x = try #require(plan.effects.first { $0.line == "tag it x - to 1" })
        #expect(gate(plan, [approval([x])], policy: strict).allowed == ["tag it x - to 1"])
        #expect(gate(plan, [approval([x])], policy: strict).heldBack == ["tag it y - to 2: needs approval"])
    }

    @Test func outlivesThePlanItWasGivenFor() throws {
        let (_, a, _) = try letGo()
        let later = try plan([spec("new")], accounts)
        #expect(gate(later, [approval([a])]).allowed == ["create new", "unmanage a"])
    }

    @Test func doesNotCoverAnEffectThatChangedSince() throws {
        let strict = policy { $0.approval[.move] = .explicit }
        let approved = try plan([spec("it", ou: "Lab")], [owned("it")])
        let changed = try plan([spec("it", ou: "Dev")], [owned("it")])
        #expect(gate(changed, [approval(approved.effects)], policy: strict).allowed == [])
    }

    @Test func ofAnotherOrganizationOrOwnerIsRefused() throws {
        let (plan, a, _) = try letGo()
        #expect(gate(plan, [approval([a], organization: "o-otherorgid0")]).allowed == [])
        #expect(gate(plan, [approval([a], owner: "other")]).allowed == [])
    }

    @Test func thatHasExpiredIsRefused() throws {
        let (plan, a, _) = try letGo()
        #expect(gate(plan, [approval([a], expires: now)]).allowed == [])
        #expect(gate(plan, [approval([a], expires: now - 1)]).allowed == [])
        #expect(gate(plan, [approval([a], expires: now + 1)]).allowed == ["unmanage a"])
        #expect(gate(plan, [approval([a], expires: now + 1)], now: now + 1).allowed == [])
    }

    /// One that was made under no such policy; the approver's clock may be five minutes ahead.
    @Test func thatHoldsForLongerThanThePolicyLetsItIsRefused() throws {
        let (plan, a, _) = try letGo()
        let longest = now + 72 * 3600 + 300
        #expect(gate(plan, [approval([a], expires: longest)]).allowed == ["unmanage a"])
        #expect(gate(plan, [approval([a], expires: longest + 1)]).allowed == [])
    }

    @Test func thatWasTakenBackIsRefused() throws {
        let (plan, a, b) = try letGo()
        let (first, second) = (approval([a]), approval([b]))
        #expect(gate(plan, [first, second], history: History(revoked: [first.id])).allowed == ["unmanage b"])
    }

    @Test func bySomeoneWhoIsNoApproverIsRefused() throws {
        let (plan, a, _) = try letGo()
        #expect(gate(plan, [approval([a], by: "mallory@example.com")]).allowed == [])
        #expect(gate(plan, [approval([a])], policy: policy { $0.approvers = [] }).allowed == [])
    }

    @Test(arguments: ["grace@example.com", "Ada@Example.com"])
    func byOneWhoHadAHandInTheChangeIsRefused(_ principal: String) throws {
        let past = history(
            [record("a", "111111111111", file: "accounts/Prod/a.yaml")],
            changes: [change(2, by: [principal.lowercased(), "bea@example.com"], ["accounts/Prod/a.yaml"])])
        let plan = try plan([], accounts, history: past)
        let approval = approval(plan.effects, by: principal)
        #expect(gate(plan, [approval], history: past).allowed == ["unmanage b"])
        #expect(gate(plan, [approval], history: past).heldBack == ["unmanage a: needs approval"])
    }

    @Test func anothersApprovalCountsBesideARefusedOne() throws {
        let past = history(
            [record("a", "111111111111", file: "accounts/Prod/a.yaml")],
            changes: [change(2, by: ["grace@example.com"], ["accounts/Prod/a.yaml"])])
        let plan = try plan([], accounts, history: past)
        let approvals = [approval(plan.effects), approval(plan.effects, by: "Ada@Example.com")]
        #expect(gate(plan, approvals, history: past).allowed == ["unmanage a", "unmanage b"])
    }

    @Test(arguments: ["applied", "started"])
    func thatWasUsedIsRefusedTheNextTime(_ outcome: String) throws {
        let (plan, a, _) = try letGo()
        let approval = approval([a])
        let used = history(audit: [done(.unmanage, "a", effects: [a.digest], approval: approval, outcome: outcome)])
        #expect(gate(plan, [approval], history: used).allowed == [])
        #expect(
            gate(plan, [approval, PlanningTests.approval([a], expires: now + 9)], history: used).allowed == [
                "unmanage a"
            ])
    }

    @Test func thatWasTriedInVainIsNotUsed() throws {
        let (plan, a, _) = try letGo()
        let approval = approval([a])
        let tried = history(audit: [done(.unmanage, "a", effects: [a.digest], approval: approval, outcome: "throttled")]
        )
        #expect(gate(plan, [approval], history: tried).allowed == ["unmanage a"])
    }

    @Test func whatGoesAheadSaysByWhichApproval() throws {
        let (plan, a, b) = try letGo()
        let (first, second) = (approval([a]), approval([b], by: "Ada@Example.com"))
        let approved = gate(plan, [first, second]).approved
        #expect(approved.map { $0.approval } == [first, second])
        #expect(approved.map(\.scope) == [scope, scope])
    }

    private func everyKind() throws -> Plan {
        try plan(
            [
                spec("create"), spec("adopt", accountID: "222222222222"), spec("move", ou: "Lab"),
                spec("update", name: "New"),
                spec("close", state: .closed),
            ],
            [
                account("222222222222", name: "adopt", email: "adopt@example.com"), owned("move", "333333333333"),
                owned("update", "444444444444"), owned("unmanage", "555555555555"), owned("close", "666666666666"),
            ])
    }
}
