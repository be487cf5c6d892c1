import OrderedCollections
import Testing

@testable import Simulator

struct PolicyAttachmentRuleTests {
    private let account = "432109876543"

    @Test func everythingStartsWithFullAccess() throws {
        var fixture = Fixture()
        let unit = try fixture.organization.createUnit(named: "New", in: fixture.root).id
        let created = try fixture.create("New", email: "aws+new@example.com").accountID
        for target in [fixture.root, fixture.unit("Prod"), "123456789012", account, unit, created] {
            #expect(try fixture.attached(.serviceControl, to: target) == ["FullAWSAccess"])
            #expect(try fixture.attached(.resourceControl, to: target) == [])
        }
        let targets = try fixture.organization.targets(ofPolicy: "p-FullAWSAccess")
        #expect(
            targets.map(\.id) == [fixture.root] + fixture.organization.units.keys + fixture.organization.accounts.keys)
        #expect(targets.map(\.position) == targets.map(\.position).sorted())
        #expect(fixture.organization.policyRegister.exceptions.isEmpty)
    }

    @Test func aPolicyIsAttachedAndDetached() throws {
        var fixture = Fixture()
        let policy = try fixture.createPolicy(named: "Mine")
        let prod = fixture.unit("Prod")
        for target in [account, prod, fixture.root] {
            try fixture.organization.attach(policy: policy, to: target)
            #expect(try fixture.attached(.serviceControl, to: target) == ["FullAWSAccess", "Mine"])
        }
        #expect(try fixture.organization.targets(ofPolicy: policy).map(\.id) == [fixture.root, prod, account])
        #expect(try fixture.organization.targets(ofPolicy: policy).map(\.name) == ["Root", "Prod", "Data Lake"])
        #expect(
            try fixture.organization.targets(ofPolicy: policy).map(\.type)
                == ["ROOT", "ORGANIZATIONAL_UNIT", "ACCOUNT"])

        try fixture.organization.detach(policy: policy, from: account)
        #expect(try fixture.attached(.serviceControl, to: account) == ["FullAWSAccess"])
        #expect(fixture.organization.policyRegister.exceptions[.serviceControl]?[account] == nil)
        #expect(try fixture.organization.targets(ofPolicy: policy).map(\.id) == [fixture.root, prod])
    }

    @Test func whatIsAttachedIsNotAttachedTwice() throws {
        var fixture = Fixture()
        let (policy, account) = (try fixture.createPolicy(), account)
        try fixture.organization.attach(policy: policy, to: account)
        #expect(fixture.error { try $0.attach(policy: policy, to: account) } == .duplicatePolicyAttachment)
        #expect(
            fixture.error { try $0.attach(policy: "p-FullAWSAccess", to: account) } == .duplicatePolicyAttachment)
    }

    @Test func whatIsNotAttachedIsNotDetached() throws {
        var fixture = Fixture()
        let (policy, account, prod) = (try fixture.createPolicy(), account, fixture.unit("Prod"))
        try fixture.organization.attach(policy: policy, to: prod)
        #expect(fixture.error { try $0.detach(policy: policy, from: account) } == .policyNotAttached)
    }

    @Test func whatIsNotThereIsNotFound() throws {
        var fixture = Fixture()
        let (policy, account) = (try fixture.createPolicy(), account)
        for target in ["999999999999", "ou-exam-00000000", "r-other"] {
            #expect(fixture.error { try $0.attach(policy: policy, to: target) } == .targetNotFound)
            #expect(fixture.error { try $0.detach(policy: policy, from: target) } == .targetNotFound)
            #expect(
                fixture.error { _ = try $0.policies(of: .serviceControl, attachedTo: target) } == .targetNotFound)
        }
        #expect(fixture.error { try $0.attach(policy: "p-00000000", to: account) } == .policyNotFound)
        #expect(fixture.error { try $0.detach(policy: "p-00000000", from: account) } == .policyNotFound)
        #expect(fixture.error { _ = try $0.targets(ofPolicy: "p-00000000") } == .policyNotFound)
    }

    @Test(arguments: [
        (PolicyType.serviceControl, 9), (.resourceControl, 4), (.aiServicesOptOut, 5), (.chatbot, 5), (.tag, 10),
    ])
    func aTargetHasSoManyOfAType(type: PolicyType, room: Int) throws {
        var fixture = Fixture()
        if type != .serviceControl {
            try fixture.organization.enable(type, in: fixture.root)
        }
        let account = account
        for number in 1...room {
            try fixture.organization.attach(policy: fixture.createPolicy(type, named: "\(number)"), to: account)
        }
        let last = try fixture.createPolicy(type, named: "Last")
        let error = fixture.error { try $0.attach(policy: last, to: account) }
        #expect(error?.code == "ConstraintViolationException")
        #expect(error?.reason == "MAX_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED")
        try fixture.organization.attach(policy: last, to: fixture.root)
    }

    @Test func aTargetKeepsOneServiceControlPolicy() throws {
        var fixture = Fixture()
        let (policy, account) = (try fixture.createPolicy(named: "Mine"), account)
        let alone = fixture.error { try $0.detach(policy: "p-FullAWSAccess", from: account) }
        #expect(alone?.code == "ConstraintViolationException")
        #expect(alone?.reason == "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED")

        try fixture.organization.attach(policy: policy, to: account)
        try fixture.organization.detach(policy: "p-FullAWSAccess", from: account)
        #expect(try fixture.attached(.serviceControl, to: account) == ["Mine"])
        #expect(try !fixture.organization.targets(ofPolicy: "p-FullAWSAccess").contains { $0.id == account })
        #expect(
            fixture.error { try $0.detach(policy: policy, from: account) }?.reason
                == "MIN_POLICY_TYPE_ATTACHMENT_LIMIT_EXCEEDED")

        try fixture.organization.attach(policy: "p-FullAWSAccess", to: account)
        #expect(try fixture.attached(.serviceControl, to: account) == ["FullAWSAccess", "Mine"])
        #expect(try fixture.organization.targets(ofPolicy: "p-FullAWSAccess").contains { $0.id == account })
    }

    @Test func otherTypesNeedNone() throws {
        var fixture = Fixture()
        try fixture.organization.enable(.tag, in: fixture.root)
        let policy = try fixture.createPolicy(.tag)
        try fixture.organization.attach(policy: policy, to: account)
        try fixture.organization.detach(policy: policy, from: account)
        #expect(try fixture.attached(.tag, to: account) == [])
    }

    @Test func fullAccessToResourcesStays() throws {
        var fixture = Fixture()
        try fixture.organization.enable(.resourceControl, in: fixture.root)
        let account = account
        try fixture.organization.attach(policy: fixture.createPolicy(.resourceControl), to: account)
        let error = fixture.error { try $0.detach(policy: "p-RCPFullAWSAccess", from: account) }
        #expect(error?.code == "InvalidInputException")
        #expect(error?.reason == "NON_DETACHABLE_POLICY")
    }

    @Test func aPolicyInUseIsNotDeleted() throws {
        var fixture = Fixture()
        let policy = try fixture.createPolicy()
        try fixture.organization.attach(policy: policy, to: account)
        #expect(fixture.error { try $0.deletePolicy(policy) } == .policyInUse)
        try fixture.organization.detach(policy: policy, from: account)
        try fixture.organization.deletePolicy(policy)
    }

    @Test func attachmentsFollowAnAccountThatMoves() throws {
        var fixture = Fixture()
        try fixture.organization.attach(policy: fixture.createPolicy(named: "Mine"), to: account)
        try fixture.organization.move(account: account, from: fixture.root, to: fixture.unit("Prod"))
        #expect(try fixture.attached(.serviceControl, to: account) == ["FullAWSAccess", "Mine"])
    }

    @Test func attachmentsGoWithTheirUnit() throws {
        var fixture = Fixture()
        let (policy, unit) = (try fixture.createPolicy(), fixture.unit("Quarantine"))
        try fixture.organization.attach(policy: policy, to: unit)
        try fixture.organization.delete(unit: unit)
        #expect(try fixture.organization.targets(ofPolicy: policy) == [])
        try fixture.organization.deletePolicy(policy)
    }
}
