import OrderedCollections
import Testing

@testable import Simulator

struct PolicyTypeRuleTests {
    @Test func serviceControlPoliciesAreEnabledFromTheStart() {
        var fixture = Fixture()
        let root = fixture.root
        #expect(fixture.organization.policyRegister.enabled == [.serviceControl])
        #expect(fixture.error { try $0.enable(.serviceControl, in: root) } == .policyTypeAlreadyEnabled)
        #expect(fixture.error { try $0.disable(.tag, in: root) } == .policyTypeNotEnabled)
    }

    @Test(arguments: PolicyType.allCases.dropFirst())
    func everyOtherTypeIsEnabledOnDemand(type: PolicyType) throws {
        var fixture = Fixture()
        let root = fixture.root
        let policy = try fixture.createPolicy(type)
        #expect(fixture.error { try $0.attach(policy: policy, to: root) } == .policyTypeNotEnabled)
        #expect(fixture.error { try $0.detach(policy: policy, from: root) } == .policyNotAttached)

        try fixture.organization.enable(type, in: root)
        #expect(fixture.organization.policyRegister.enabled == [.serviceControl, type])
        #expect(fixture.error { try $0.enable(type, in: root) } == .policyTypeAlreadyEnabled)
        try fixture.organization.attach(policy: policy, to: root)
    }

    @Test func aRootThatIsNotThereIsNotFound() {
        var fixture = Fixture()
        #expect(fixture.error { try $0.enable(.tag, in: "r-other") } == .rootNotFound)
        #expect(fixture.error { try $0.disable(.serviceControl, in: "r-other") } == .rootNotFound)
    }

    @Test func disablingDetachesAndDeletesNothing() throws {
        var fixture = Fixture()
        let (policy, root) = (try fixture.createPolicy(named: "Mine"), fixture.root)
        try fixture.organization.attach(policy: policy, to: root)
        try fixture.organization.detach(policy: "p-FullAWSAccess", from: root)
        try fixture.organization.disable(.serviceControl, in: root)

        #expect(fixture.organization.policyRegister.enabled == [])
        #expect(fixture.organization.policies(of: .serviceControl).map(\.name) == ["FullAWSAccess", "Mine"])
        #expect(try fixture.attached(.serviceControl, to: root) == [])
        #expect(try fixture.organization.targets(ofPolicy: "p-FullAWSAccess") == [])
        #expect(fixture.error { try $0.attach(policy: policy, to: root) } == .policyTypeNotEnabled)

        try fixture.organization.enable(.serviceControl, in: root)
        #expect(try fixture.attached(.serviceControl, to: root) == ["FullAWSAccess"])
        #expect(try fixture.organization.targets(ofPolicy: policy) == [])
        try fixture.organization.deletePolicy(policy)
    }

    @Test func resourceControlPoliciesComeWithFullAccess() throws {
        var fixture = Fixture()
        try fixture.organization.enable(.resourceControl, in: fixture.root)
        let created = try fixture.create("New", email: "aws+new@example.com").accountID
        for target in [fixture.root, fixture.unit("Prod"), "432109876543", created] {
            #expect(try fixture.attached(.resourceControl, to: target) == ["RCPFullAWSAccess"])
        }
    }

    @Test func theOrganizationGoesOnListingServiceControlPolicies() throws {
        var fixture = Fixture()
        try fixture.organization.enable(.tag, in: fixture.root)
        #expect(fixture.organization.listedPolicyTypes == [.serviceControl, .tag])
        try fixture.organization.disable(.serviceControl, in: fixture.root)
        #expect(fixture.organization.listedPolicyTypes == [.serviceControl, .tag])
        try fixture.organization.disable(.tag, in: fixture.root)
        #expect(fixture.organization.listedPolicyTypes == [.serviceControl])
    }
}
