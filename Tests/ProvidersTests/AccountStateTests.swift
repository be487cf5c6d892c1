import AWS
import Foundation
import Planning
import Testing

@testable import Providers

/// AWS announced `State` for the retired `Status`; servers may send the one, the other, or something newer.
@Suite struct AccountStateTests {
    @Test(arguments: [
        (#""State": "PENDING_ACTIVATION", "Status": "ACTIVE""#, ObservedAccount.State.pendingActivation),
        (#""State": "ACTIVE""#, .active), (#""Status": "SUSPENDED""#, .suspended),
        (#""Status": "PENDING_CLOSURE""#, .pendingClosure), (#""State": "HIBERNATING""#, .unknown), ("", .unknown),
    ]) func `State is read, and where it is missing Status`(
        _ members: String, _ expected: ObservedAccount.State
    ) throws {
        let text =
            #"{"Id": "111111111111", "Name": "A", "Email": "a@example.com"\#(members.isEmpty ? "" : ", " + members)}"#
        let account = try JSONDecoder().decode(Organizations.Account.self, from: Data(text.utf8))
        #expect(try Observation.account(account, parent: nil, tags: nil).state == expected)
    }
}
