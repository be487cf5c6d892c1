import Foundation
import OrderedCollections
import Testing

@testable import Simulator

struct CreationRuleTests {
    @Test func withoutDurationItSucceedsAtOnce() throws {
        var fixture = Fixture()
        let creation = try fixture.create("Payments", email: "aws+payments@example.com")

        #expect(creation.outcome == .succeeded)
        let account = try fixture.organization.account(creation.accountID)
        #expect(account.name == "Payments")
        #expect(account.parent == fixture.root)
        #expect(account.joinedMethod == .created)
    }

    @Test func itIsInProgressUntilItsTimeHasCome() throws {
        var fixture = Fixture()
        let tags = [Tag(key: "team", value: "payments")]
        let id = try fixture.create("Payments", email: "aws+payments@example.com", tags: tags, taking: 300).id

        fixture.organization.settle(at: Fixture.start + 299)
        var creation = try fixture.organization.creation(id)
        #expect(creation.outcome == .pending)
        #expect(fixture.organization.accounts[creation.accountID] == nil)
        #expect(fixture.organization.tags[creation.accountID] == nil)

        fixture.organization.settle(at: Fixture.start + 300)
        creation = try fixture.organization.creation(id)
        #expect(creation.outcome == .succeeded)
        #expect(try fixture.organization.account(creation.accountID).joined == Fixture.start + 300)
        #expect(try fixture.organization.tags(of: creation.accountID) == ["team": "payments"])
    }

    @Test(arguments: ["aws+audit@example.com", "AWS+Audit@Example.com", "aws@example.com"])
    func anAddressInUseFails(email: String) throws {
        var fixture = Fixture()
        #expect(try fixture.create("Copy", email: email).outcome == .failed(.emailAlreadyExists))
        #expect(fixture.organization.accounts.count == 5)
    }

    @Test func aClosedAccountKeepsItsAddress() throws {
        var fixture = Fixture()
        try fixture.organization.close(account: "543210987654", at: Fixture.start, taking: 0)
        let creation = try fixture.create("Copy", email: "AWS+build-farm@example.com", after: 60)
        #expect(creation.outcome == .failed(.emailAlreadyExists))
    }

    @Test func ofTwoWithOneAddressTheFirstToEndWins() throws {
        var fixture = Fixture()
        let slow = try fixture.create("Slow", email: "aws+new@example.com", taking: 300).id
        let fast = try fixture.create("Fast", email: "AWS+new@example.com", taking: 60).id
        fixture.organization.settle(at: Fixture.start + 300)

        #expect(try fixture.organization.creation(fast).outcome == .succeeded)
        #expect(try fixture.organization.creation(slow).outcome == .failed(.emailAlreadyExists))
    }

    @Test(arguments: [
        ".dot@example.com", "two@signs@example.com", "spa ce@example.com", "a,b@example.com", "aws@example",
        "aws@-example.com", "aws@example.com.", "aws@exa_mple.com", "straße@example.com",
    ])
    func anAddressAgainstTheRulesFails(email: String) throws {
        var fixture = Fixture()
        #expect(try fixture.create("Odd", email: email).outcome == .failed(.invalidEmail))
    }

    @Test func fiveAreInProgressAtMost() throws {
        var fixture = Fixture()
        for number in 1...5 {
            try fixture.create("Account \(number)", email: "aws+\(number)@example.com", taking: 60)
        }
        #expect(throws: AWSError.requestInProgress) {
            try fixture.create("Account 6", email: "aws+6@example.com", after: 59, taking: 60)
        }
        try fixture.create("Account 6", email: "aws+6@example.com", after: 60, taking: 60)
    }

    @Test func asManyAreInProgressAsTheTermsSay() throws {
        var fixture = Fixture()
        let terms = AccountCreation.Terms(duration: 60, atOnce: 1)
        func create(_ name: String) throws {
            _ = try fixture.organization.createAccount(
                named: name, email: "aws+\(name)@example.com", at: Fixture.start, on: terms)
        }
        try create("first")
        #expect(throws: AWSError.requestInProgress) { try create("second") }
    }

    @Test func aBadTagMeansNoAccount() {
        var fixture = Fixture()
        let error = fixture.error {
            _ = try $0.createAccount(
                named: "New", email: "aws+new@example.com", tags: [Tag(key: "aws:x", value: "")], at: Fixture.start,
                on: AccountCreation.Terms())
        }
        #expect(error?.reason == "INVALID_SYSTEM_TAGS_PARAMETER")
    }

    @Test func aFullOrganizationMakesNoAccount() throws {
        var fixture = Fixture()
        // Room for one, and two that want it: the second is refused when it would come to be.
        let first = try fixture.create("First", email: "aws+1@example.com", taking: 60, limit: 6).id
        let second = try fixture.create("Second", email: "aws+2@example.com", taking: 60, limit: 6).id
        fixture.organization.settle(at: Fixture.start + 60)
        #expect(try fixture.organization.creation(first).outcome == .succeeded)
        #expect(try fixture.organization.creation(second).outcome == .failed(.accountLimitExceeded))

        // And the third when it is asked for, also if an account is closed meanwhile: it counts on.
        try fixture.organization.close(account: "543210987654", at: Fixture.start + 60, taking: 0)
        let error = fixture.error {
            _ = try $0.createAccount(
                named: "Third", email: "aws+3@example.com", at: Fixture.start + 120,
                on: AccountCreation.Terms(accountLimit: 6))
        }
        #expect(error?.code == "ConstraintViolationException")
        #expect(error?.reason == "ACCOUNT_NUMBER_LIMIT_EXCEEDED")
    }

    @Test(arguments: FailureReason.allCases)
    func everyFailureCanBeAskedFor(reason: FailureReason) throws {
        var fixture = Fixture()
        let word = reason.rawValue.lowercased().replacing("_", with: "-")
        for email in ["a@\(word).test", "\(word)@x.io", "\(reason.rawValue)@x.io"] {
            #expect(email.count <= 64, "CreateAccount must take it")
            #expect(try fixture.create("Doomed", email: email).outcome == .failed(reason))
        }
        #expect(try fixture.create("Doomed", email: "aws+internal-failure@example.com").outcome != .succeeded)
        #expect(fixture.organization.accounts.count == 5)
    }

    @Test(arguments: ["aws+internal@example.com", "internalfailure@example.com", "internal-failures@example.com"])
    func otherAddressesAskForNoFailure(email: String) throws {
        var fixture = Fixture()
        #expect(try fixture.create("Fine", email: email).outcome == .succeeded)
    }

    @Test func anOrganizationIsFinalizedBeforeItHasAccounts() throws {
        var cloud = Cloud(management: ManagementAccount(id: "123456789012"), at: Fixture.start, seed: 1)
        var organization = try cloud.createOrganization(featureSet: "ALL", at: Fixture.start, finalizingFor: 60)
        func create(after seconds: Double) throws -> AccountCreation {
            try organization.createAccount(
                named: "New", email: "aws+new@example.com", at: Fixture.start + seconds, on: AccountCreation.Terms())
        }
        #expect(throws: AWSError.finalizing) { try create(after: 59) }
        #expect(try create(after: 60).outcome == .succeeded)
    }

    @Test func whatWasNeverAskedForIsNotFound() {
        let organization = Fixture().organization
        #expect(throws: AWSError.createAccountStatusNotFound) { try organization.creation("car-00000000") }
    }
}
