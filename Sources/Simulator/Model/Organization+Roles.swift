import FoundationEssentials
import OrderedCollections

extension Organization {
    /// The role that CreateAccount makes when none is named.
    static let defaultRoleName = "OrganizationAccountAccessRole"

    /// The role in a member account that trusts the management account.
    func roleName(inAccount id: String) -> String {
        roleNames[id] ?? Self.defaultRoleName
    }

    /// Notes which role an account is made with.
    mutating func setRoleName(_ name: String?, inAccount id: String) {
        roleNames[id] = name == Self.defaultRoleName ? nil : name
    }

    func hasActiveAccount(_ id: String, at now: Date) -> Bool {
        accounts[id].map { $0.state(at: now) == .active } ?? false
    }
}
