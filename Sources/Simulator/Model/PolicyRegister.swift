import OrderedCollections

/// The policies that an organization made, the types enabled in its root, and what is attached where.
///
/// Only what differs from AWS's own attachments is kept: a target without an entry has the managed policy
/// of the type and no other. So a new account costs nothing, and no change visits every account.
struct PolicyRegister: Equatable, Sendable {
    /// In the order of enabling.
    private(set) var enabled: [PolicyType]
    var policies: OrderedDictionary<String, Policy> = [:]
    /// The IDs of all that is attached to a target, by type and target, where that is not the default.
    private(set) var exceptions: [PolicyType: [String: [String]]] = [:]

    init(
        enabled: [PolicyType], policies: OrderedDictionary<String, Policy> = [:],
        exceptions: [PolicyType: [String: [String]]] = [:]
    ) {
        self.enabled = enabled
        self.policies = policies
        self.exceptions = exceptions
    }

    func isEnabled(_ type: PolicyType) -> Bool {
        enabled.contains(type)
    }

    /// The IDs of the policies of a type that are attached to a target itself, in the order of attaching.
    func attached(_ type: PolicyType, to target: String) -> [String] {
        guard isEnabled(type) else { return [] }
        return exceptions[type]?[target] ?? Self.defaults(type)
    }

    mutating func attach(_ policies: [String], of type: PolicyType, to target: String) {
        exceptions[type, default: [:]][target] = policies == Self.defaults(type) ? nil : policies
    }

    mutating func enable(_ type: PolicyType) {
        enabled.append(type)
    }

    /// Disables a type. Its policies stay, but are attached to nothing any more.
    mutating func disable(_ type: PolicyType) {
        enabled.removeAll { $0 == type }
        exceptions[type] = nil
    }

    /// Forgets what is attached to a target that is no more.
    mutating func remove(target: String) {
        for type in enabled {
            exceptions[type]?[target] = nil
        }
    }

    private static func defaults(_ type: PolicyType) -> [String] {
        type.managedPolicy.map { [$0.id] } ?? []
    }
}
