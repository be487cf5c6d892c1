import AWS
import Planning
import Providers
import Reconciler
import Testing

/// How many calls a full observation costs: what a page holds and a call for each unit, and a few more.
@Suite struct ObservationCallsTests {
    private static let (accounts, units) = (500, 50)

    private static var bound: Int {
        pages(of: accounts + 1, by: 20) + pages(of: accounts, by: 100) + units
            + pages(of: units, by: 20) + 6
    }

    private static func pages(of count: Int, by size: Int) -> Int { (count + size - 1) / size }

    @Test func `500 accounts in 50 units cost no more than their pages, and with known units a call a unit less`()
        async throws
    {
        try await SimulatedOrganization.run(accounts: Self.accounts, ous: Self.units) { organization in
            let bare = try await organization.provider.observe(Interest())
            #expect(bare.organizationalUnits.count == Self.units + 1)
            // Accounts without tags would not be in the bulk listing.
            for account in bare.accounts {
                _ = try await organization.client.send(
                    TagResource(
                        resourceId: account.id.description, tags: [Organizations.Tag(key: "reeve:owner", value: "acme")]
                    ))
            }
            let before = try organization.operations().count
            let full = try await organization.provider.observe(Interest())
            let calls = try organization.operations().count - before
            #expect(full.accounts.allSatisfy { $0.tags.value != nil })
            #expect(calls <= Self.bound)

            let known = try await organization.provider.observe(Interest(units: full.organizationalUnits))
            #expect(known == full)
            let fewer = try organization.operations().count - before - calls
            #expect(fewer <= calls - Self.units)
        }
    }

    @Test func `a renamed unit is seen once the units are listed`() async throws {
        try await SimulatedOrganization.run { organization in
            let first = try await organization.provider.observe(Interest())
            let id = try await organization.unit(SimulatedOrganization.prodPath)
            _ = try await organization.client.send(UpdateOrganizationalUnit(OrganizationalUnitId: id, Name: "Live"))
            let known = try await organization.provider.observe(Interest(units: first.organizationalUnits))
            #expect(known == first)
            let live = OrganizationalUnitPath(components: ["Workloads", "Live"])
            let listed = try await organization.provider.organizationalUnits(below: first.root)
            #expect(listed.first { $0.id == id }?.path == live)
            let full = try await organization.provider.observe(Interest())
            #expect(full.organizationalUnits == listed)
        }
    }

    @Test func `an account in a unit that is not known has the units listed`() async throws {
        try await SimulatedOrganization.run { organization in
            let first = try await organization.provider.observe(Interest())
            let made = try await organization.client.send(
                CreateOrganizationalUnit(ParentId: first.root, Name: "Brand new"))
            let account = try #require(first.accounts.first { $0.id != first.managementAccount })
            _ = try await organization.client.send(
                MoveAccount(
                    accountId: account.id.description, sourceParentId: try #require(account.parent.value),
                    destinationParentId: made.output.OrganizationalUnit.Id))
            let second = try await organization.provider.observe(Interest(units: first.organizationalUnits))
            #expect(second.organizationalUnits.contains { $0.path.description == "Brand new" })
            #expect(second == (try await organization.provider.observe(Interest())))
        }
    }

    @Test func `without Paths the units are listed, known or not`() async throws {
        try await SimulatedOrganization.run(sendsPaths: false) { organization in
            let first = try await organization.provider.observe(Interest())
            #expect(try await organization.provider.observe(Interest(units: first.organizationalUnits)) == first)
        }
    }
}

private struct CreateOrganizationalUnit: AWSOperation {
    var ParentId: String
    var Name: String

    static let service = AWSService.organizations

    struct Output: Decodable, Sendable {
        var OrganizationalUnit: Unit

        struct Unit: Decodable, Sendable {
            var Id: String
        }
    }
}

private struct UpdateOrganizationalUnit: AWSOperation {
    var OrganizationalUnitId: String
    var Name: String

    static let service = AWSService.organizations

    typealias Output = NoOutput
}
