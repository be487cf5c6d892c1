import Foundation
import OrderedCollections
import Testing

@testable import Simulator

struct InitialOrganizationTests {
    private func generated(accounts: Int, units: Int?, seed: UInt64 = 7) -> Organization {
        .generated(
            accounts: accounts, units: units, management: ManagementAccount(id: "123456789012"), seed: seed,
            at: Fixture.start)
    }

    @Test func theSampleIsWhatItSays() throws {
        let fixture = Fixture()
        let organization = fixture.organization
        #expect(organization.id == "o-exampleorgid")
        #expect(organization.rootID == "r-exam")
        #expect(
            organization.units.values.map(\.name) == [
                "Security", "Infrastructure", "Network", "Shared", "Workloads", "Prod", "Staging", "Sandbox",
                "Quarantine",
            ])
        #expect(organization.units.keys.allSatisfy { $0.isUnitID && $0.hasPrefix("ou-exam-") })
        #expect(
            organization.accounts.values.map(\.name) == [
                "Example Management", "Log Archive", "Audit", "Data Lake", "Build Farm",
            ])
        #expect(organization.accounts["210987654321"]?.email == "aws+log-archive@example.com")
        #expect(try organization.parent(of: "543210987654") == fixture.unit("Sandbox"))
        #expect(organization.tags.isEmpty)
    }

    @Test func theManagementAccountIsTheFirst() throws {
        for accounts in [nil, 0, 3, 500] {
            let configuration = configured { $0.accounts = accounts }
            let cloud = Cloud(configuration, at: Fixture.start)
            let organization = try #require(cloud.organization)
            let joined = organization.accounts.values.map(\.joined)
            #expect(joined.first == joined.min())
            #expect(joined.first == cloud.founded)
        }
    }

    @Test func theSampleMakesRoomForAnyManagementAccount() throws {
        let configuration = configured { $0.managementAccount = "210987654321" }
        let organization = try #require(Cloud(configuration, at: Fixture.start).organization)
        #expect(organization.accounts.count == 5)
        #expect(organization.accounts["210987654321"]?.name == "Example Management")
        #expect(organization.accounts.values.contains { $0.name == "Log Archive" })
    }

    @Test(arguments: [(0, 0), (1, 1), (40, 12), (3, 40), (1000, 60), (500, 2000)])
    func aGeneratedOneHasWhatWasAskedFor(accounts: Int, units: Int) throws {
        let organization = generated(accounts: accounts, units: units)
        #expect(organization.accounts.count == accounts + 1)
        #expect(organization.units.count == units)

        let addresses = organization.accounts.values.map { $0.email.lowercased() }
        #expect(Set(addresses).count == addresses.count)
        #expect(addresses.allSatisfy(EmailAddress.isValid))
        #expect(organization.accounts.values.allSatisfy { organization.isParent($0.parent) })

        #expect(organization.units.keys.allSatisfy { organization.lineage(of: $0).count <= 3 })
        let places = organization.units.values.map { "\($0.parent) \($0.name)" }
        #expect(Set(places).count == places.count)
    }

    @Test func equalSeedsGiveEqualOnes() {
        #expect(generated(accounts: 50, units: nil) == generated(accounts: 50, units: nil))
        #expect(generated(accounts: 50, units: nil) != generated(accounts: 50, units: nil, seed: 8))
    }

    @Test func settingsThatCannotBeAreRefused() {
        let bad: [(inout SimulatorConfiguration) -> Void] = [
            { $0.managementAccount = "12345" }, { $0.accounts = -1 }, { $0.accounts = 1_000_001 }, { $0.ous = 2001 },
            { $0.createDuration = .seconds(-1) }, { $0.port = 70_000 },
            {
                $0.startEmpty = true
                $0.accounts = 3
            },
        ]
        for change in bad {
            #expect(throws: SimulatorError.self) { try Simulator(configuration: configured(change)) }
        }
    }
}
