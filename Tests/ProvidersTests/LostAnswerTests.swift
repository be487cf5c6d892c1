// swift-format-ignore-file: NeverForceUnwrap
// Test data is written out here: what is not valid should stop the test.

import AWS
import Planning
import Providers
import Reconciler
import Testing

/// A create whose answer was lost may have made its account: it has ended, and no list shows the account yet.
@Suite struct LostAnswerTests {
    private func performed(
        _ organization: SimulatedOrganization, retrying: Bool, followsUntoldCreates: Bool
    ) async throws -> Outcome.Result {
        let spec = SimulatedOrganization.spec("search")
        var history = History()
        if retrying { history.records[spec.key] = AccountRecord(key: spec.key, phase: .retrying) }
        let gate = try await organization.gate([spec], history: history)
        // The request whose answer was lost: AWS makes the account at once, under another case of the address.
        _ = try await organization.client.send(
            CreateAccount(accountName: "Search", email: "AWS+search@example.com", tags: []))
        var window = SimulatedOrganization.open
        window.followsUntoldCreates = followsUntoldCreates
        let action = try #require(gate.approved.first)
        return try #require(await organization.provider.perform(action, within: window).first).result
    }

    @Test(arguments: [(true, false), (false, true)])
    func `is not sent again`(retrying: Bool, followsUntoldCreates: Bool) async throws {
        try await SimulatedOrganization.run { organization in
            let result = try await performed(
                organization, retrying: retrying, followsUntoldCreates: followsUntoldCreates)
            guard case .superseded(let why) = result else {
                Issue.record("not superseded: \(result)")
                return
            }
            #expect(why.contains("has been made for it"))
            #expect(try organization.writes() == ["CreateAccount"])
        }
    }

    /// AWS then refuses the second one, since the address is taken; to look through all that ever ended would cost
    /// every create a listing.
    @Test func `is not looked for where no answer was lost`() async throws {
        try await SimulatedOrganization.run { organization in
            _ = try await performed(organization, retrying: false, followsUntoldCreates: false)
            #expect(try organization.writes() == ["CreateAccount", "CreateAccount"])
        }
    }
}
