import Planning
import Testing

/// A file renamed to a new key is a re-key, never an unmanage and a create.
struct RekeyTests {
    @Test func isFoundByEmail() throws {
        let plan = try plan([spec("new", name: "old", email: "old@example.com")], [owned("old")])
        #expect(plan.lines == ["rekey old to new"])
        #expect(plan.actions.map(\.kind) == [.update])
    }

    @Test func isFoundByAccountID() throws {
        let plan = try plan(
            [spec("new", name: "old", email: "old@example.com", accountID: "111111111111")], [owned("old")])
        #expect(plan.lines == ["rekey old to new"])
    }

    @Test func otherChangesComeWithIt() throws {
        let plan = try plan(
            [spec("new", name: "New", email: "old@example.com", ou: "Lab", tags: ["a": "1"])], [owned("old", ou: "Dev")]
        )
        #expect(plan.lines == ["move new Dev to Lab", "rekey old to new", "rename new old to New", "tag new a - to 1"])
    }

    @Test func isNoUnmanageEvenIfItIsHeldBack() throws {
        let strict = policy { $0.approval[.update] = .explicit }
        let plan = try plan([spec("new", name: "old", email: "old@example.com")], [owned("old")], policy: strict)
        #expect(plan.lines == ["rekey old to new"])
        #expect(gate(plan, policy: strict).heldBack == ["rekey old to new: needs approval"])
    }

    @Test func isNoUnmanageEvenIfTheFileAsksForWhatCannotBe() throws {
        let plan = try plan([spec("new", name: "old", email: "old@example.com", ou: "Nowhere")], [owned("old")])
        #expect(plan.lines == [])
        #expect(Set(plan.problems.keys) == ["new"])
    }

    @Test func aKeyWhoseFileIsThereIsNotTakenOver() throws {
        let plan = try plan(
            [spec("old", email: "old@example.com"), spec("new", email: "OLD@example.com")], [owned("old")])
        #expect(plan.lines == [])
        #expect(Set(plan.problems.keys) == ["new"])
    }

    @Test func aKeyWhoseFileCannotBeReadIsNotTakenOver() throws {
        let plan = try plan(
            [spec("new", email: "old@example.com")], [owned("old")],
            quarantined: [quarantined("accounts/Prod/old.yaml", key: "old")])
        #expect(plan.lines == [])
        #expect(Set(plan.problems.keys) == ["new", "old"])
    }
}
