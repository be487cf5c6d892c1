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
        _ organization: SimulatedOrganization, isUnanswered: Bool
    ) async throws -> Outcome.Result {
        let spec = SimulatedOrganization.spec("search")
        var history = History()
        var record = AccountRecord(key: spec.key, phase: .waiting)
        record.unansweredCreate = isUnanswered ? 1_800_000_000 : nil
        history.records[spec.key] = record
        let gate = try await organization.gate([spec], history: history)
        // The request whose answer was lost: AWS makes the account at once, under another case of the address.
        _ = try await organization.client.send(
            CreateAccount(accountName: "Search", email: "AWS+search@example.com", tags: []))
        let action = try #require(gate.approved.first)
        return try #require(await organization.provider.perform(action, within: SimulatedOrganization.open).first)
            .result
    }

    @Test func `is not sent again`() async throws {
        try await SimulatedOrganization.run { organization in
            let result = try await performed(organization, isUnanswered: true)
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
            _ = try await performed(organization, isUnanswered: false)
            #expect(try organization.writes() == ["CreateAccount", "CreateAccount"])
        }
    }
}
