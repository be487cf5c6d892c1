import OrderedCollections
import Testing

@testable import Simulator

struct PolicyRuleTests {
    private func billing() -> Organization {
        Organization(
            id: "o-exampleorgid", rootID: "r-exam", management: ManagementAccount(id: "123456789012"),
            featureSet: "CONSOLIDATED_BILLING", at: Fixture.start, generator: SeededGenerator(seed: 1))
    }

    @Test(arguments: PolicyType.allCases)
    func everyTypeHasPolicies(type: PolicyType) throws {
        var fixture = Fixture()
        let id = try fixture.createPolicy(type, named: "Mine")
        let policy = try fixture.organization.policy(id)
        #expect(policy.type == type)
        #expect(policy.content == PolicySample.content(type))
        #expect(!policy.isManaged)
        #expect(
            fixture.organization.arn(of: policy)
                == "arn:aws:organizations::123456789012:policy/o-exampleorgid/\(type.rawValue.lowercased())/\(id)")
        #expect(fixture.organization.policies(of: type).last == policy)
    }

    @Test func aNameIsUniqueWithinItsType() throws {
        var fixture = Fixture()
        try fixture.createPolicy(named: "Mine")
        #expect(fixture.error { _ = try $0.create("Mine") } == .duplicatePolicy)
        #expect(fixture.error { _ = try $0.create("FullAWSAccess") } == .duplicatePolicy)
        try fixture.createPolicy(.tag, named: "Mine")
        try fixture.createPolicy(named: "mine")
    }

    @Test func whatIsNotSaidStaysAsItWas() throws {
        var fixture = Fixture()
        let id = try fixture.createPolicy(named: "Mine")
        let before = try fixture.organization.policy(id)
        #expect(
            try fixture.organization.updatePolicy(id, name: nil, description: nil, content: nil) == before)

        let renamed = try fixture.organization.updatePolicy(id, name: "Ours", description: nil, content: nil)
        #expect(renamed.name == "Ours")
        #expect(renamed.content == before.content)
        let described = try fixture.organization.updatePolicy(id, name: "Ours", description: "Why", content: nil)
        #expect(described.description == "Why")
        let allowing = PolicySample.serviceControl.replacing("Deny", with: "Allow")
        let changed = try fixture.organization.updatePolicy(id, name: nil, description: nil, content: allowing)
        #expect(try fixture.organization.policy(id) == changed)
        #expect(changed.content == allowing)
        #expect(changed.description == "Why")
    }

    @Test func anUpdateKeepsTheRulesOfCreation() throws {
        var fixture = Fixture()
        try fixture.createPolicy(named: "Other")
        let id = try fixture.createPolicy(named: "Mine")
        func refused(_ name: String?, _ content: String?) -> AWSError? {
            fixture.error { _ = try $0.updatePolicy(id, name: name, description: nil, content: content) }
        }
        #expect(refused("Other", nil) == .duplicatePolicy)
        #expect(refused("FullAWSAccess", nil) == .duplicatePolicy)
        #expect(refused("New", "{}") == .malformedPolicyDocument)
    }

    @Test func noOneChangesWhatAWSManages() throws {
        var fixture = Fixture()
        for id in ["p-FullAWSAccess", "p-RCPFullAWSAccess"] {
            #expect(try fixture.organization.policy(id).isManaged)
            let updated = fixture.error { _ = try $0.updatePolicy(id, name: "Mine", description: nil, content: nil) }
            #expect(updated?.reason == "IMMUTABLE_POLICY")
            #expect(fixture.error { try $0.deletePolicy(id) } == .immutablePolicy)
            #expect(fixture.error { try $0.tag(id, with: [Tag(key: "a", value: "")]) } == .immutablePolicy)
            #expect(fixture.error { try $0.untag(id, keys: ["a"]) } == .immutablePolicy)
            #expect(try fixture.organization.tags(of: id) == [:])
        }
        #expect(
            fixture.organization.arn(of: try fixture.organization.policy("p-RCPFullAWSAccess"))
                == "arn:aws:organizations::aws:policy/resource_control_policy/p-RCPFullAWSAccess")
    }

    @Test func whatAWSManagesIsWellFormed() throws {
        for type in PolicyType.allCases {
            guard let managed = type.managedPolicy else { continue }
            // Only AWS allows in a resource control policy.
            let content =
                type == .resourceControl ? managed.content.replacing("Allow", with: "Deny") : managed.content
            try PolicyDocument.check(content, as: type)
        }
    }

    @Test func aPolicyIsDeletedWithItsTags() throws {
        var fixture = Fixture()
        let id = try fixture.createPolicy(tags: [Tag(key: "a", value: "1")])
        #expect(try fixture.organization.tags(of: id) == ["a": "1"])
        try fixture.organization.tag(id, with: [Tag(key: "b", value: "2")])
        #expect(try fixture.organization.tags(of: id) == ["a": "1", "b": "2"])

        try fixture.organization.deletePolicy(id)
        #expect(fixture.organization.tags.isEmpty)
        #expect(fixture.error { _ = try $0.policy(id) } == .policyNotFound)
        #expect(fixture.error { try $0.deletePolicy(id) } == .policyNotFound)
        #expect(fixture.error { _ = try $0.tags(of: id) } == .targetNotFound)
    }

    @Test func oneBadTagIsNoPolicy() {
        var fixture = Fixture()
        #expect(fixture.error { _ = try $0.create("Mine", tags: [Tag(key: "aws:a", value: "")]) } != nil)
    }

    @Test func anOrganizationHasSoManyOfAType() throws {
        var fixture = Fixture()
        for number in 1...1000 {
            try fixture.createPolicy(.tag, named: "\(number)")
        }
        let error = fixture.error {
            _ = try $0.createPolicy(.tag, named: "Last", description: "", content: "{}")
        }
        #expect(error?.code == "ConstraintViolationException")
        #expect(error?.reason == "POLICY_NUMBER_LIMIT_EXCEEDED")
        try fixture.createPolicy(.backup, named: "Other")
    }

    @Test func consolidatedBillingHasNone() {
        var fixture = Fixture()
        fixture.organization = billing()
        #expect(fixture.organization.policies(of: .serviceControl) == [])
        #expect(fixture.error { _ = try $0.create("Mine") } == .policyTypeNotAvailable)
        #expect(fixture.error { _ = try $0.policy("p-FullAWSAccess") } == .policyNotFound)
        #expect(fixture.error { try $0.enable(.tag, in: "r-exam") } == .policyTypeNotAvailable)
        #expect(fixture.error { try $0.disable(.serviceControl, in: "r-exam") } == .policyTypeNotEnabled)
        #expect(fixture.organization.listedPolicyTypes == [])
        #expect(fixture.organization.policyRegister.enabled == [])
    }
}
