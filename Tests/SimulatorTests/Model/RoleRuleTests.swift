import Foundation
import OrderedCollections
import Testing

@testable import Simulator

struct RoleRuleTests {
    private var cloud: Cloud

    init() {
        cloud = Cloud(management: ManagementAccount(id: "123456789012"), at: Fixture.start, seed: 1)
        cloud.organization = Fixture().organization
    }

    private func role(_ resource: String, in account: String = "432109876543") throws -> RoleARN {
        try #require(RoleARN("arn:aws:iam::\(account):role/\(resource)"))
    }

    private func has(_ resource: String, in account: String = "432109876543") throws -> Bool {
        try cloud.hasRole(role(resource, in: account), at: Fixture.start)
    }

    @Test func aMemberHasTheUsualRoleAndNoOther() throws {
        #expect(try has("OrganizationAccountAccessRole"))
        #expect(try !has("organizationaccountaccessrole"))
        #expect(try !has("path/OrganizationAccountAccessRole"))
        #expect(try !has("AWSControlTowerExecution"))
        #expect(try !has("OrganizationAccountAccessRole", in: "999999999999"))
        #expect(try has("path/Anything", in: "123456789012"))
    }

    @Test mutating func aMemberHasTheRoleItWasMadeWith() throws {
        cloud.organization?.setRoleName("Admin", inAccount: "432109876543")
        #expect(try has("Admin"))
        #expect(try !has("OrganizationAccountAccessRole"))
        cloud.organization?.setRoleName(nil, inAccount: "432109876543")
        #expect(try has("OrganizationAccountAccessRole"))
    }

    @Test mutating func aClosedAccountHasNoRole() throws {
        try cloud.organization?.close(account: "432109876543", at: Fixture.start, taking: 60)
        #expect(try !has("OrganizationAccountAccessRole"))
    }

    @Test mutating func withoutAnOrganizationThereIsTheManagementAccountAlone() throws {
        cloud.organization = nil
        #expect(try !has("OrganizationAccountAccessRole"))
        #expect(try has("Anything", in: "123456789012"))
    }

    @Test mutating func aSessionIsWhoItSaysUntilItExpires() throws {
        let role = try role("OrganizationAccountAccessRole")
        let session = cloud.assume(
            role, as: "reeve", for: 900, sourceIdentity: nil, at: Fixture.start + 0.7
        ).session
        func caller(_ token: String?, after seconds: TimeInterval) throws(Caller.Refusal) -> Caller {
            try cloud.caller(accessKeyID: session.accessKeyID, token: token, at: Fixture.start + seconds)
        }

        let known = try caller(session.token, after: 899)
        #expect(known.account == "432109876543")
        #expect(known.arn == "arn:aws:sts::432109876543:assumed-role/OrganizationAccountAccessRole/reeve")
        #expect(throws: Caller.Refusal.expired) { try caller(session.token, after: 900) }
        #expect(throws: Caller.Refusal.invalid) { try caller(nil, after: 1) }
        #expect(throws: Caller.Refusal.invalid) { try caller("another", after: 1) }
    }

    @Test mutating func aSessionEndsWithItsAccount() throws {
        let session = cloud.assume(
            try role("OrganizationAccountAccessRole"), as: "reeve", for: 900, sourceIdentity: nil, at: Fixture.start
        ).session
        try cloud.organization?.close(account: "432109876543", at: Fixture.start, taking: 60)
        #expect(throws: Caller.Refusal.invalid) {
            try cloud.caller(accessKeyID: session.accessKeyID, token: session.token, at: Fixture.start + 1)
        }
    }

    @Test func anyOtherKeyIsTheManagementAccounts() throws {
        let caller = try cloud.caller(accessKeyID: "ASIAUNKNOWN", token: nil, at: Fixture.start)
        #expect(caller.account == "123456789012")
    }

    @Test mutating func credentialsDifferAndTheRoleIsTheSame() throws {
        let role = try role("OrganizationAccountAccessRole")
        let one = cloud.assume(role, as: "one", for: 900, sourceIdentity: nil, at: Fixture.start)
        let two = cloud.assume(role, as: "two", for: 900, sourceIdentity: nil, at: Fixture.start)
        #expect(one.session.accessKeyID != two.session.accessKeyID)
        #expect(one.session.token != two.session.token)
        #expect(one.secretKey != two.secretKey)
        #expect(one.session.userID.dropLast(4) == two.session.userID.dropLast(4))
        #expect(one.session.userID.hasPrefix("AROA"))
    }

    @Test(arguments: [
        "arn:aws:iam::432109876543:user/Admin", "arn:aws:sts::432109876543:role/Admin", "arn:aws:iam::4321:role/Admin",
        "arn:aws:iam::432109876543:role/", "arn:aws:iam::432109876543:role/a b", "OrganizationAccountAccessRole",
        "arn:aws:iam:us-east-1:432109876543:role/Admin",
    ])
    func whatIsNoRoleIsNotReadAsOne(text: String) {
        #expect(RoleARN(text) == nil)
    }
}
