import Foundation
import OrderedCollections

@testable import Simulator

/// An organization to try rules on, and what stands in it.
struct Fixture {
    static let start = Date(timeIntervalSince1970: 1_760_000_000)

    var organization = Organization.sample(
        management: ManagementAccount(id: "123456789012"), seed: 1, at: start)

    var root: String { organization.rootID }

    func unit(_ name: String) -> String {
        organization.units.values.first { $0.name == name }?.id ?? ""
    }

    /// The error that an attempt throws, with the organization left as it was.
    mutating func error(of attempt: (inout Organization) throws -> Void) -> AWSError? {
        let before = organization
        do {
            try attempt(&organization)
            return nil
        } catch {
            return organization == before ? error as? AWSError : nil
        }
    }

    @discardableResult
    mutating func create(
        _ name: String, email: String, tags: [Tag] = [], after seconds: TimeInterval = 0,
        taking duration: TimeInterval = 0, limit: Int = .max
    ) throws -> AccountCreation {
        try organization.createAccount(
            named: name, email: email, tags: tags, at: Self.start + seconds,
            on: AccountCreation.Terms(duration: duration, accountLimit: limit))
    }
}
