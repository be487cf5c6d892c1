import FoundationEssentials
import OrderedCollections

/// All that the administrative pages tell of, at one moment.
struct Overview: Sendable {
    let cloud: Cloud
    /// The latest last.
    let requests: [RequestRecord]
    let now: Date

    /// A root or unit, and all that is in it.
    struct Node: Sendable {
        let id: String
        let name: String
        let isRoot: Bool
        let tags: [String: String]
        let accounts: [Account]
        let units: [Node]

        /// The accounts here and below.
        var count: Int { units.reduce(accounts.count) { $0 + $1.count } }
    }

    /// The tree, or nil if there is no organization.
    var tree: Node? {
        guard let organization = cloud.organization else { return nil }
        let accounts = Dictionary(grouping: organization.accounts.values, by: \.parent)
        let units = Dictionary(grouping: organization.units.values, by: \.parent)
        func node(_ id: String, _ name: String) -> Node {
            Node(
                id: id, name: name, isRoot: id == organization.rootID, tags: organization.tags[id] ?? [:],
                accounts: accounts[id] ?? [], units: (units[id] ?? []).map { node($0.id, $0.name) })
        }
        return node(organization.rootID, "Root")
    }

    /// The creations that have not ended.
    var creations: [AccountCreation] {
        cloud.organization?.creations.values.filter { $0.outcome == .pending } ?? []
    }

    func tags(of account: Account) -> [String: String] { cloud.organization?.tags[account.id] ?? [:] }

    /// The policies attached to a root, unit or account itself.
    func policies(of target: String) -> [Policy] {
        guard let organization = cloud.organization else { return [] }
        let register = organization.policyRegister
        return register.enabled.flatMap { type in
            register.attached(type, to: target).compactMap { try? organization.policy($0) }
        }
    }
}
