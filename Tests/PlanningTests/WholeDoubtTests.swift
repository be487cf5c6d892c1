import Planning
import Testing

/// Where the whole is in doubt there is no plan.
struct WholeDoubtTests {
    @Test func anotherOrganizationIsRefused() throws {
        let error = #expect(throws: Diagnostic.self) {
            try plan([spec("it")], [], policy: policy { $0.organization = "o-otherorgid0" })
        }
        #expect(error?.code == .otherOrganization)
        #expect(try plan([spec("it")], [], policy: policy { $0.organization = organization }).lines == ["create it"])
    }

    @Test func noneOwnedWhereStatusHasSomeIsUnreadable() throws {
        let known = history([record("it", "111111111111"), record("other", "222222222222")])
        let error = #expect(throws: Diagnostic.self) {
            try plan([spec("it"), spec("other")], [account("111111111111", email: "it@example.com")], history: known)
        }
        #expect(error?.code == .ownershipUnreadable)
        #expect(error?.summary.contains("2 accounts") == true)
    }

    @Test func oneOwnedIsEnoughToBelieveTheRest() throws {
        let known = history([record("it", "111111111111"), record("other", "222222222222")])
        let plan = try plan([spec("it"), spec("other")], [owned("it")], history: known)
        #expect(plan.lines == ["create other"])
    }

    @Test func anAmbiguousKeyShowsThatTagsAreRead() throws {
        let plan = try plan(
            [spec("it")], [owned("it", "111111111111"), owned("it", "222222222222")],
            history: history([record("it", "111111111111")]))
        #expect(plan.diagnostics.map(\.code) == [.duplicateOwnerTag])
    }

    @Test func recordsWithoutAnAccountAreNoReasonForDoubt() throws {
        let known = history([record("it", phase: .creating), record("other", phase: .quarantined)])
        #expect(try plan([spec("it")], [], history: known).lines == ["create it"])
    }
}
