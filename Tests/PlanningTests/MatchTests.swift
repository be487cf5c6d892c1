import Planning
import Testing

/// An account is known by its owner tags, then by `accountId`, then by e-mail without regard to case.
struct MatchTests {
    @Test func byOwnerTagsBeforeAnythingElse() throws {
        // Another account has the address; the tags decide.
        let plan = try plan(
            [spec("it", email: "it@example.com")],
            [owned("it", "111111111111", email: "IT@example.com"), account("222222222222", email: "other@example.com")])
        #expect(plan.lines == [])
        #expect(plan.accounts["it"]?.id == "111111111111")
        #expect(plan.isEmpty && plan.places.isEmpty)
    }

    @Test func byAccountID() throws {
        let plan = try plan([spec("it", accountID: "222222222222")], [account("222222222222", email: "it@example.com")])
        #expect(plan.lines == ["adopt it 222222222222 by ID"])
    }

    @Test func byEmailWithoutRegardToCase() throws {
        let plan = try plan([spec("it", email: "It@Example.com")], [account("222222222222", email: "iT@eXample.COM")])
        #expect(plan.lines == ["adopt it 222222222222 by email"])
    }

    @Test func byAHashedEmail() throws {
        var stranger = account("222222222222", email: "it@example.com")
        stranger.email = stranger.email.hashed(organization: organization)
        #expect(try plan([spec("it")], [stranger]).lines == ["adopt it 222222222222 by email"])
    }

    @Test func nowhereIsToBeMade() throws {
        let plan = try plan([spec("it")], [account("222222222222", email: "other@example.com")])
        #expect(plan.lines == ["create it"])
        #expect(plan[.create]?.progress == .notBegun)
        #expect(plan[.create]?.accountID == nil)
    }

    @Test func anIDThatTheOrganizationDoesNotHaveIsAnError() throws {
        let plan = try plan([spec("it", accountID: "222222222222")], [account("333333333333", email: "it@example.com")])
        #expect(plan.lines == [])
        #expect(plan.places == ["RV3002 accounts/Prod/it.yaml:3:12"])
        #expect(Set(plan.problems.keys) == ["it"])
    }

    @Test func anIDThatContradictsTheOwnerTagsIsAnError() throws {
        let plan = try plan(
            [spec("it", accountID: "222222222222")],
            [owned("it", "111111111111"), account("222222222222", email: "x@example.com")])
        #expect(plan.lines == [])
        #expect(plan.places == ["RV3006 accounts/Prod/it.yaml:3:12"])
    }

    @Test func anotherOwnersAccountIsLeftAlone() throws {
        let foreign = owned("it", "222222222222", by: "someone-else")
        for file in [spec("it"), spec("it", accountID: "222222222222")] {
            let plan = try plan([file], [foreign])
            #expect(plan.lines == [])
            #expect(plan.diagnostics.map(\.code) == [.foreignOwner])
            #expect(plan.foreignAccounts == 1)
        }
    }

    @Test func otherOwnersAccountsAreCountedAndNeverPlanned() throws {
        let plan = try plan(
            [spec("it")],
            [
                owned("it"), owned("a", "222222222222", by: "x"), owned("b", "333333333333", by: "y"),
                account("444444444444", email: "nobody@example.com"),
            ])
        #expect(plan.lines == [])
        #expect(plan.foreignAccounts == 2)
        #expect(plan.organizationAccounts == 4)
    }

    @Test func anAccountOfOursWithoutAKeyIsNotAnothersAndSaysTheWayOut() throws {
        let half = account("222222222222", email: "it@example.com", tags: [OwnerTags.owner: "acme"])
        let plan = try plan([spec("it")], [half])
        #expect(plan.lines == [])
        #expect(plan.diagnostics.map(\.code) == [.identityConflict])
        #expect(plan.diagnostics.first?.hint?.contains("reeve:account=it") == true)
    }

    @Test func twoAccountsWithOneKeyAreBothLeftAlone() throws {
        let plan = try plan([spec("it")], [owned("it", "111111111111"), owned("it", "222222222222")])
        #expect(plan.lines == [])
        #expect(plan.places == ["RV3008 accounts/Prod/it.yaml:1:1"])
        // Nor are they unmanaged where the file is gone.
        #expect(try lines([], [owned("it", "111111111111"), owned("it", "222222222222")]) == [])
    }

    private func lines(_ specs: [AccountSpec], _ accounts: [ObservedAccount]) throws -> [String] {
        try plan(specs, accounts).lines
    }

    @Test func aSecondFileForAnOwnedAccountIsRefused() throws {
        for intruder in [spec("b", accountID: "111111111111"), spec("b", email: "a@example.com")] {
            let plan = try plan([spec("a"), intruder], [owned("a", "111111111111")])
            #expect(plan.lines == [])
            #expect(plan.diagnostics.map(\.code) == [.identityConflict])
            #expect(Set(plan.problems.keys) == ["b"])
            #expect(!plan.actions.contains { $0.key == "a" })
        }
    }

    @Test func tagsThatWereNotReadAreNotEmpty() throws {
        var unread = account("222222222222", email: "it@example.com")
        unread.tags = .unread
        for file in [spec("it"), spec("it", accountID: "222222222222")] {
            let plan = try plan([file], [unread])
            #expect(plan.lines == [])
            #expect(plan.diagnostics.map(\.code) == [.tagsUnread])
        }
    }

    @Test func aUnitThatWasNotReadIsNotGuessed() throws {
        var unread = owned("it")
        unread.parent = .unread
        let plan = try plan([spec("it")], [unread])
        #expect(plan.lines == [])
        #expect(Set(plan.problems.keys) == ["it"])
    }

    @Test func theOwnerTagWithoutAKeyIsNotOurs() throws {
        var half = account("222222222222", email: "it@example.com")
        for tags in [["reeve:owner": owner], ["reeve:owner": owner, "reeve:account": "Not A Key"]] {
            half.tags = .read(tags)
            #expect(try plan([spec("it")], [half]).lines == [])
            #expect(try plan([spec("other", email: "o@example.com")], [half]).lines == ["create other"])
        }
    }

    @Test func theKeyTagWithoutTheOwnerIsNotOurs() throws {
        let stranger = account("222222222222", email: "x@example.com", tags: ["reeve:account": "it"])
        #expect(try plan([spec("it")], [stranger]).lines == ["create it"])
        #expect(try plan([spec("other")], [stranger]).lines == ["create other"])
    }
}
