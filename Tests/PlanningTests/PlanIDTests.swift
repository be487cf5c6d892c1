import Planning
import Testing

/// The same effects have the same id on any machine, from any commit, in any order.
struct PlanIDTests {
    private let files = [
        spec("new", tags: ["a": "1", "b": "2", "c": "3"]), spec("moved", ou: "Lab"),
        spec("changed", tags: ["x": "1", "y": "2", "z": "3"]), spec("adopted", accountID: "333333333333"),
    ]
    private let accounts = [
        owned("moved", "111111111111"), owned("changed", "222222222222", tags: ["x": "0"]),
        account("333333333333", email: "adopted@example.com"), owned("gone", "444444444444"),
    ]

    @Test func isOverTheSortedDigests() throws {
        let plan = try plan(files, accounts)
        #expect(plan.effects.count == 8)
        #expect(
            plan.id
                == digest(
                    ofForm: ["reeve-plan-1", organization, owner] + plan.effects.map(\.digest.description).sorted()))
    }

    @Test func ofNothingIsWhatAnotherProgramFinds() throws {
        #expect(
            try plan([spec("it")], [owned("it")]).id.description
                == "93a7ff3cf689c02ae37d9e5cc4780600ca31f3bb6690c7bdb491aea90954a160")
    }

    @Test func theOrderOfFilesAccountsAndUnitsIsNotInIt() throws {
        let one = try plan(files, accounts)
        let other = try plan(files.reversed(), accounts.reversed(), units: standardUnits.reversed())
        #expect(one == other)
        #expect(one.actions.map(\.effects) == other.actions.map(\.effects))
    }

    @Test func theOrderInWhichTagsWereReadIsNotInIt() throws {
        let names = (0..<40).map { "k\($0)" }
        func plan(_ names: [String]) throws -> Plan {
            var tags: [String: String] = [:]
            for name in names { tags[name] = "v" }
            return try PlanningTests.plan([spec("it", tags: tags)], [owned("it")])
        }
        #expect(try plan(names) == plan(names.reversed()))
    }

    @Test func theCommitAndThePlaceInAFileAreNotInIt() throws {
        let one = try plan([spec("it", ou: "Lab")], [owned("it")])
        let past = history(
            [record("it", "111111111111")],
            changes: [change(7, by: ["ada@example.com"], ["accounts/elsewhere/it.yaml"])])
        let other = try plan(
            [spec("it", ou: "Lab", file: "accounts/elsewhere/it.yaml")], [owned("it")], history: past)
        #expect(other[.move]?.cause == .changed(commit(7)))
        #expect(one.id == other.id)
    }

    @Test func problemsAreNotInIt() throws {
        let one = try plan(files, accounts)
        let other = try plan(files + [spec("bad", ou: "Nowhere")], accounts)
        #expect(other.places.count == 1)
        #expect(one.id == other.id)
        #expect(one.replacingDiagnostics(other.diagnostics).id == one.id)
    }

    @Test func theOwnerIsInIt() throws {
        let one = try plan([spec("it")], [])
        let other = try plan([spec("it")], [], policy: policy { $0.owner = "other" })
        #expect(one.lines == other.lines)
        #expect(one.id != other.id)
    }

    @Test func theOrganizationIsInIt() throws {
        let desired = DesiredState(accounts: ["it": spec("it")])
        var observed = state([])
        func plan() throws -> Plan {
            try Planner.plan(
                desired: desired, observed: observed, history: History(), policy: policy(),
                capabilities: Capabilities(provider: .organizations, kinds: Set(ActionKind.allCases)))
        }
        let one = try plan()
        observed.organization = "o-otherorgid0"
        #expect(try plan().id != one.id)
    }

    @Test func actionsAreInTheOrderOfApplyingThenOfKeys() throws {
        let plan = try plan(files + [spec("another")], accounts + [owned("gone-too", "555555555555")])
        #expect(
            plan.actions.map { "\($0.kind) \($0.key)" } == [
                "adopt adopted", "create another", "create new", "move moved", "update adopted", "update changed",
                "unmanage gone", "unmanage gone-too",
            ])
    }
}
