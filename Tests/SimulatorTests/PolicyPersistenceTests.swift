import Foundation
import OrderedCollections
import Testing

@testable import Simulator

struct PolicyPersistenceTests {
    private func changed() throws -> Organization {
        var fixture = Fixture()
        let policy = try fixture.createPolicy(named: "Mine")
        try fixture.organization.enable(.resourceControl, in: fixture.root)
        try fixture.organization.enable(.tag, in: fixture.root)
        try fixture.organization.attach(policy: policy, to: "432109876543")
        try fixture.organization.detach(policy: "p-FullAWSAccess", from: "432109876543")
        try fixture.organization.attach(policy: fixture.createPolicy(.tag), to: fixture.unit("Prod"))
        return fixture.organization
    }

    private func members(of organization: Organization) throws -> [String: JSONValue] {
        try JSONDecoder().decode([String: JSONValue].self, from: JSONEncoder().encode(organization))
    }

    private func organization(from members: [String: JSONValue]) throws -> Organization {
        try JSONDecoder().decode(Organization.self, from: JSONValue.object(members).encoded())
    }

    @Test func policiesAreKept() throws {
        let before = try changed()
        let after = try JSONDecoder().decode(Organization.self, from: JSONEncoder().encode(before))
        #expect(after == before)
    }

    @Test func theDefaultsTakeNoRoom() throws {
        let organization = Organization.generated(
            accounts: 1000, units: 50, management: ManagementAccount(id: "123456789012"), seed: 1, at: Fixture.start)
        #expect(try members(of: organization)["policies"]?["attachments"] == [:])
    }

    @Test func aBrokenReferenceIsFound() throws {
        let before = try changed()
        let policy = try #require(before.policyRegister.policies.keys.first)
        #expect(try organization(from: members(of: before)).policyRegister == before.policyRegister)
        let broken: [JSONValue] = [
            ["SERVICE_CONTROL_POLICY": ["999999999999": [.string(policy)]]],
            ["SERVICE_CONTROL_POLICY": ["432109876543": ["p-00000000"]]],
            ["TAG_POLICY": ["432109876543": [.string(policy)]]],
            ["LAUNCH_POLICY": [:]],
        ]
        for attachments in broken {
            var members = try members(of: before)
            guard case .object(var policies) = members["policies"] else {
                Issue.record("no policies")
                return
            }
            policies["attachments"] = attachments
            members["policies"] = .object(policies)
            #expect(throws: DecodingError.self) { try organization(from: members) }
        }
    }

    @Test func aPolicyThatStandsThereTwiceIsFound() throws {
        let before = try changed()
        var members = try members(of: before)
        guard case .object(var policies) = members["policies"], let list = policies["policies"]?.list else {
            Issue.record("no policies")
            return
        }
        policies["policies"] = .array(list + list)
        members["policies"] = .object(policies)
        #expect(throws: DecodingError.self) { try organization(from: members) }
    }

    @Test func aTypeThatBillingLacksIsFound() throws {
        var members = try members(of: Fixture().organization)
        members["featureSet"] = "CONSOLIDATED_BILLING"
        #expect(throws: DecodingError.self) { try organization(from: members) }
    }
}
