import Planning
import Testing

/// How many accounts of the managed ones a kind of action may touch within a window (law 10).
struct BudgetTests {
    private func keys(_ count: Int) -> [AccountKey] { (1...count).map { AccountKey(stringLiteral: "k\(100 + $0)") } }

    /// That many managed accounts, of which the first have no file any more.
    private func plan(managed: Int, gone: Int, policy: Policy = policy()) throws -> Plan {
        let keys = keys(managed)
        let accounts = keys.enumerated().map {
            owned($0.element, AccountID(stringLiteral: "\(100_000_000_000 + $0.offset)"))
        }
        return try PlanningTests.plan(keys.dropFirst(gone).map { spec($0) }, accounts, policy: policy)
    }

    private func reasons(_ gate: Gate) -> Set<String> { Set(gate.held.map(\.reason.description)) }

    @Test func theArithmeticIsPrinted() throws {
        let plan = try plan(managed: 47, gone: 7)
        let gate = gate(plan, [approval(plan.effects)])
        #expect(gate.allowed == [])
        #expect(
            reasons(gate) == [
                "unmanage: 7 of 47 accounts in 24h, budget 3 (the larger of 3 and 5% = 2), needs an override"
            ])
        #expect(gate.waitsForApproval)
    }

    @Test(arguments: [
        (1, 3, true), (20, 3, true), (20, 4, false), (79, 3, true), (79, 4, false), (80, 4, true), (80, 5, false),
        (100, 5, true),
    ])
    func isTheLargerOfCountAndShare(_ managed: Int, _ gone: Int, _ fits: Bool) throws {
        let plan = try plan(managed: managed, gone: min(managed, gone))
        #expect((gate(plan, [approval(plan.effects)]).held.isEmpty) == fits)
    }

    @Test func overItAMergeIsNotEnough() throws {
        let lenient = policy { $0.approval[.unmanage] = .merge }
        let plan = try plan(managed: 10, gone: 4, policy: lenient)
        #expect(
            reasons(gate(plan, policy: lenient)) == [
                "unmanage: 4 of 10 accounts in 24h, budget 3 (the larger of 3 and 5% = 0), needs approval"
            ])
        #expect(gate(plan, [approval(plan.effects)], policy: lenient).allowed.count == 4)
    }

    @Test func withinItAMergeIsEnough() throws {
        let lenient = policy { $0.approval[.unmanage] = .merge }
        #expect(gate(try plan(managed: 10, gone: 3, policy: lenient), policy: lenient).allowed.count == 3)
    }

    @Test func whatIsExplicitAlreadyNeedsAnOverrideBesides() throws {
        func overridden(_ key: AccountKey, _ kind: ActionKind = .unmanage, until: Int = now + 1) -> Policy {
            policy { $0.overrides = [.init(account: key, kind: kind, until: until, reason: "retired")] }
        }
        let plan = try plan(managed: 10, gone: 4)
        let all = [approval(plan.effects)]
        #expect(gate(plan, all, policy: overridden("k101")).allowed == ["unmanage k101"])
        #expect(gate(plan, all, policy: overridden("k999")).allowed == [])
        #expect(gate(plan, all, policy: overridden("k101", .close)).allowed == [])
        #expect(gate(plan, all, policy: overridden("k101", until: now)).allowed == [])
        #expect(gate(plan, all, policy: overridden("k101", until: now - 86400)).allowed == [])
    }

    @Test func anOverrideIsNoApproval() throws {
        let policy = policy {
            $0.overrides = [.init(account: "k101", kind: .unmanage, until: now + 1, reason: "retired")]
        }
        let plan = try plan(managed: 10, gone: 4)
        let held = gate(plan, policy: policy).held.first { $0.action.key == "k101" }
        #expect(held?.reason.description.hasSuffix(", needs approval") == true)
    }

    @Test func whatTheWindowSawCounts() throws {
        let plan = try plan(managed: 10, gone: 2)
        let all = [approval(plan.effects)]
        func allowed(_ audit: [AuditEntry]) -> Int { gate(plan, all, history: history(audit: audit)).allowed.count }
        #expect(allowed([done(.unmanage, "x1")]) == 2)
        #expect(allowed([done(.unmanage, "x1"), done(.unmanage, "x2")]) == 0)
        // Another kind, another day, what failed, and what is in the plan anyway do not.
        #expect(allowed([done(.unmanage, "x1"), done(.close, "x2")]) == 2)
        #expect(allowed([done(.unmanage, "x1"), done(.unmanage, "x2", ago: 24 * 3600)]) == 2)
        #expect(allowed([done(.unmanage, "x1"), done(.unmanage, "x2", ago: 24 * 3600 - 1)]) == 0)
        #expect(allowed([done(.unmanage, "x1"), done(.unmanage, "x2", outcome: "throttled")]) == 2)
        #expect(allowed([done(.unmanage, "x1"), done(.unmanage, "k101"), done(.unmanage, "x1")]) == 2)
        #expect(allowed([done(.unmanage, "x1"), done(.unmanage, "x2", outcome: "started")]) == 0)
    }

    @Test func eachKindHasItsOwn() throws {
        let files = (1...26).map { spec(AccountKey(stringLiteral: "n\($0)"), name: "N \($0)") }
        let plan = try PlanningTests.plan(files + [spec("it", ou: "Lab")], [owned("it")])
        let roomy = policy { $0.concurrency = 50 }
        let gate = gate(plan, policy: roomy)
        #expect(gate.allowed == ["move it Prod to Lab"])
        #expect(
            reasons(gate) == [
                "create: 26 of 1 accounts in 24h, budget 25 (the larger of 25 and 0% = 0), needs approval"
            ])
    }

    @Test func aBudgetOfNoneHoldsEverything() throws {
        let none = policy { $0.budgets.limits[.move] = .init(count: 0) }
        let plan = try PlanningTests.plan([spec("it", ou: "Lab")], [owned("it")])
        #expect(
            reasons(gate(plan, policy: none)) == [
                "move: 1 of 1 accounts in 24h, budget 0 (the larger of 0 and 0% = 0), needs approval"
            ])
    }

    @Test func anAccountIsCountedOnceHoweverManyEffectsItHas() throws {
        let tight = policy { $0.budgets.limits[.update] = .init(count: 1) }
        let plan = try PlanningTests.plan([spec("it", name: "New", tags: ["a": "1", "b": "2"])], [owned("it")])
        #expect(gate(plan, policy: tight).allowed.count == 3)
    }
}
