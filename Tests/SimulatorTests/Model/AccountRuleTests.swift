import Foundation
import OrderedCollections
import Testing

@testable import Simulator

struct AccountRuleTests {
    @Test func aMoveNeedsTheRightSource() throws {
        var fixture = Fixture()
        let (root, sandbox, security) = (fixture.root, fixture.unit("Sandbox"), fixture.unit("Security"))
        let missing = "ou-exam-00000000"

        #expect(fixture.error { try $0.move(account: "999999999999", from: root, to: sandbox) } == .accountNotFound)
        #expect(
            fixture.error { try $0.move(account: "432109876543", from: security, to: sandbox) }
                == .sourceParentNotFound)
        #expect(
            fixture.error { try $0.move(account: "432109876543", from: missing, to: sandbox) }
                == .sourceParentNotFound)
        #expect(
            fixture.error { try $0.move(account: "432109876543", from: root, to: missing) }
                == .destinationParentNotFound)

        try fixture.organization.move(account: "432109876543", from: root, to: sandbox)
        #expect(try fixture.organization.parent(of: "432109876543") == sandbox)
    }

    @Test func aMoveThatIsRepeatedIsADuplicate() throws {
        var fixture = Fixture()
        let (root, sandbox) = (fixture.root, fixture.unit("Sandbox"))
        try fixture.organization.move(account: "432109876543", from: root, to: sandbox)

        #expect(
            fixture.error { try $0.move(account: "432109876543", from: root, to: sandbox) } == .duplicateAccount)
        #expect(
            fixture.error { try $0.move(account: "432109876543", from: sandbox, to: sandbox) } == .duplicateAccount)
    }

    @Test func aClosurePassesThroughItsStates() throws {
        var fixture = Fixture()
        let start = Fixture.start
        try fixture.organization.close(account: "543210987654", at: start, taking: 60)

        let account = try fixture.organization.account("543210987654")
        #expect(account.state(at: start) == .pendingClosure)
        #expect(account.state(at: start + 59).status == "PENDING_CLOSURE")
        #expect(account.state(at: start + 60) == .closed)
        #expect(account.state(at: start + 60).status == "SUSPENDED")
    }

    @Test func anAccountIsClosedOnce() throws {
        var fixture = Fixture()
        try fixture.organization.close(account: "543210987654", at: Fixture.start, taking: 60)

        for seconds in [0.0, 120] {
            let error = fixture.error {
                try $0.close(account: "543210987654", at: Fixture.start + seconds, taking: 60)
            }
            #expect(error == .accountAlreadyClosed)
        }
    }

    @Test func threeAreClosedAtATime() throws {
        var fixture = Fixture()
        let start = Fixture.start
        for account in ["210987654321", "321098765432", "432109876543"] {
            try fixture.organization.close(account: account, at: start, taking: 60)
        }
        let error = fixture.error { try $0.close(account: "543210987654", at: start + 59, taking: 60) }
        #expect(error?.code == "ConstraintViolationException")
        #expect(error?.reason == "CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED")
        try fixture.organization.close(account: "543210987654", at: start + 60, taking: 60)
    }

    @Test func closuresHaveAMonthlyQuota() throws {
        let day = 86_400.0
        let start = Fixture.start
        var organization = Organization.generated(
            accounts: 1300, units: 0, management: ManagementAccount(id: "123456789012"), seed: 1, at: start)
        #expect(organization.closureQuota == 260)
        var members = organization.accounts.values.map(\.id).filter { $0 != "123456789012" }
        for index in 0..<260 {
            let member = members.removeLast()
            try organization.close(account: member, at: start + Double(index), taking: 0)
        }
        let next = members.removeLast()
        #expect {
            try organization.close(account: next, at: start + 30 * day - 1, taking: 0)
        } throws: {
            ($0 as? AWSError)?.reason == "CLOSE_ACCOUNT_QUOTA_EXCEEDED"
        }
        try organization.close(account: next, at: start + 30 * day, taking: 0)
    }

    @Test(arguments: [(10, 250), (1250, 250), (2500, 500), (9000, 1000)])
    func theQuotaFollowsTheSize(accounts: Int, quota: Int) {
        let organization = Organization.generated(
            accounts: accounts, units: 0, management: ManagementAccount(id: "123456789012"), seed: 1,
            at: Fixture.start)
        #expect(organization.closureQuota == quota)
    }

    @Test func aClosedAccountLeavesAfterNinetyDays() throws {
        var fixture = Fixture()
        let end = Fixture.start + 60 + 90 * 86_400
        try fixture.organization.tag("543210987654", with: [Tag(key: "a", value: "b")])
        try fixture.organization.close(account: "543210987654", at: Fixture.start, taking: 60)

        fixture.organization.settle(at: end - 1)
        #expect(try fixture.organization.account("543210987654").state(at: end - 1) == .closed)
        #expect(fixture.organization.isUnsettled(at: end))
        fixture.organization.settle(at: end)
        #expect(throws: AWSError.accountNotFound) { try fixture.organization.account("543210987654") }
        #expect(fixture.organization.tags["543210987654"] == nil)
        #expect(!fixture.organization.isUnsettled(at: .distantFuture))

        let reuse = try fixture.create("Again", email: "AWS+build-farm@example.com", after: 91 * 86_400 + 60)
        #expect(reuse.outcome == .failed(.emailAlreadyExists))
    }

    @Test func anAccountThatCanStandAloneLeaves() throws {
        var fixture = Fixture()
        try fixture.organization.tag("543210987654", with: [Tag(key: "a", value: "b")])
        try fixture.organization.remove(account: "543210987654", at: Fixture.start)
        #expect(throws: AWSError.accountNotFound) { try fixture.organization.account("543210987654") }
        #expect(fixture.organization.tags["543210987654"] == nil)

        let again = try fixture.create("Again", email: "aws+build-farm@example.com")
        #expect(again.outcome == .failed(.emailAlreadyExists), "the account is still somewhere")
    }

    @Test func aNewAccountCannotLeave() throws {
        var fixture = Fixture()
        let account = try fixture.create("New", email: "aws+new@example.com").accountID
        let week = 7 * 86_400.0
        let early = fixture.error { try $0.remove(account: account, at: Fixture.start + week - 1) }
        #expect(early?.reason == "WAIT_PERIOD_ACTIVE")
        let later = fixture.error { try $0.remove(account: account, at: Fixture.start + week) }
        #expect(later?.reason == "MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED")
    }

    @Test func someNeverLeave() throws {
        var fixture = Fixture()
        #expect(
            fixture.error { try $0.remove(account: "123456789012", at: Fixture.start) } == .managementCannotLeave)
        #expect(fixture.error { try $0.remove(account: "999999999999", at: Fixture.start) } == .accountNotFound)
        try fixture.organization.close(account: "543210987654", at: Fixture.start, taking: 60)
        let closed = fixture.error { try $0.remove(account: "543210987654", at: Fixture.start) }
        #expect(closed?.reason == "ACCOUNT_CANNOT_LEAVE_ORGANIZATION")
    }

    @Test func closingNeedsAllFeatures() throws {
        var organization = Organization(
            id: "o-exampleorgid", rootID: "r-exam", management: ManagementAccount(id: "123456789012"),
            featureSet: "CONSOLIDATED_BILLING", at: Fixture.start, generator: SeededGenerator(seed: 1))
        let account = try organization.createAccount(
            named: "New", email: "aws+new@example.com", at: Fixture.start, on: AccountCreation.Terms()
        ).accountID
        #expect {
            try organization.close(account: account, at: Fixture.start, taking: 0)
        } throws: {
            ($0 as? AWSError)?.reason == "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE"
        }
    }

    @Test func theManagementAccountIsNotClosed() {
        var fixture = Fixture()
        let error = fixture.error { try $0.close(account: "123456789012", at: Fixture.start, taking: 0) }
        #expect(error?.code == "ConstraintViolationException")
        #expect(error?.reason == "CANNOT_CLOSE_MANAGEMENT_ACCOUNT")
    }

    @Test func whatIsNotThereIsNotFound() {
        var fixture = Fixture()
        #expect(
            fixture.error { try $0.close(account: "999999999999", at: Fixture.start, taking: 0) } == .accountNotFound)
        #expect(fixture.error { try $0.rename(account: "999999999999", to: "New") } == .accountNotFound)
        #expect(fixture.error { _ = try $0.parent(of: "999999999999") } == .childNotFound)
    }
}
