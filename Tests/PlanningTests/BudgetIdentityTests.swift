import Planning
import Testing

/// A budget counts accounts: an account under another key is the same one, and another under the same key is not.
struct BudgetIdentityTests {
    private let lenient = policy { $0.approval[.unmanage] = .merge }

    private func waits(_ plan: Plan, _ audit: [AuditEntry]) -> Bool {
        !gate(plan, history: history(audit: audit)).held.isEmpty
    }

    /// A key can be given to one account after the other, each time by a merge.
    @Test func accountsThatHadTheSameKeyCountEach() throws {
        let plan = try plan([], [owned("x", "000000000004")], policy: lenient)
        let audit: [AuditEntry] = ["000000000001", "000000000002", "000000000003"].map { done(.unmanage, "x", id: $0) }
        #expect(waits(plan, audit))
        #expect(!waits(plan, Array(audit.dropLast())))
    }

    @Test func anAccountCountsOnceWhateverKeysItHad() throws {
        let plan = try plan([], [owned("b", "000000000003")], policy: lenient)
        let audit = [
            done(.unmanage, "x", id: "000000000001"), done(.unmanage, "y", id: "000000000001"),
            done(.unmanage, "z", id: "000000000002"),
        ]
        #expect(!waits(plan, audit))
    }

    /// A create has no account until it is finished; then the two lines are of one.
    @Test func aCreateThatWasFinishedMakesItsKeyFreeForAnother() throws {
        let tight = policy { $0.budgets.limits[.create] = .init(count: 1) }
        let plan = try plan([spec("x")], [], policy: tight)
        let started = done(.create, "x", outcome: "started")
        let finished = done(.create, "x", id: "000000000001")
        #expect(!waits(plan, [started]))
        #expect(waits(plan, [started, finished]))
        let other = try PlanningTests.plan(
            [spec("y")], [], policy: policy { $0.budgets.limits[.create] = .init(count: 2) })
        #expect(!waits(other, [started, finished]))
    }
}
