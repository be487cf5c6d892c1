import Planning
import Testing

struct AdoptTests {
    @Test func anAccountIsAdoptedAndBroughtToItsFile() throws {
        let plan = try plan(
            [spec("it", ou: "Lab", tags: ["a": "1"], accountID: "222222222222")],
            [account("222222222222", name: "Old", email: "it@example.com", ou: "Dev")])
        #expect(
            plan.lines == [
                "adopt it 222222222222 by ID", "move it Dev to Lab", "rename it Old to it", "tag it a - to 1",
            ])
        #expect(plan.actions.map(\.kind) == [.adopt, .move, .update])
    }

    @Test func byIDAMergeIsEnough() throws {
        let plan = try plan([spec("it", accountID: "222222222222")], [account("222222222222", email: "it@example.com")])
        #expect(gate(plan).allowed == ["adopt it 222222222222 by ID"])
    }

    @Test func byEmailAloneAnApprovalIsAlwaysNeeded() throws {
        let plan = try plan([spec("it")], [account("222222222222", email: "it@example.com")])
        let lenient = policy { for kind in ActionKind.allCases { $0.approval[kind] = .merge } }
        #expect(gate(plan, policy: lenient).heldBack == ["adopt it 222222222222 by email: needs approval"])
        #expect(
            gate(plan, [approval(plan.effects)], policy: lenient).allowed == ["adopt it 222222222222 by email"])
    }

    @Test func whileItIsHeldNothingElseIsDoneToTheAccount() throws {
        let plan = try plan(
            [spec("it", ou: "Lab", tags: ["a": "1"]), spec("free", ou: "Lab")],
            [account("222222222222", email: "it@example.com", ou: "Dev"), owned("free", ou: "Dev")])
        let gate = gate(plan)
        #expect(gate.allowed == ["move free Dev to Lab"])
        #expect(
            gate.heldBack == [
                "adopt it 222222222222 by email: needs approval",
                "move it Dev to Lab: waits for the adoption or the new key",
                "tag it a - to 1: waits for the adoption or the new key",
            ])
        #expect(gate.waitsForApproval)
    }

    @Test func onceItIsApprovedTheRestGoesAhead() throws {
        let plan = try plan([spec("it", ou: "Lab")], [account("222222222222", email: "it@example.com", ou: "Dev")])
        let adopt = try #require(plan[.adopt])
        #expect(
            gate(plan, [approval(adopt.effects)]).allowed == ["adopt it 222222222222 by email", "move it Dev to Lab"])
    }

    @Test func anAccountThatIsNotActiveIsNotAdopted() throws {
        let plan = try plan([spec("it")], [account("222222222222", email: "it@example.com", state: .suspended)])
        #expect(plan.lines == [])
        #expect(plan.diagnostics.map(\.code) == [.accountNotActive])
    }

    @Test func adoptionByAnotherAddressThanTheAccountsIsRefused() throws {
        let plan = try plan(
            [spec("it", email: "new@example.com", accountID: "222222222222")],
            [account("222222222222", email: "old@example.com")])
        #expect(plan.lines == [])
        #expect(plan.diagnostics.map(\.code) == [.notYetApplied])
    }
}
