/// A policy of an organization, or one that AWS has for all of them.
struct Policy: Codable, Equatable, Sendable {
    /// The order of creation; pages follow it. What AWS manages comes first.
    let serial: Int
    let id: String
    let type: PolicyType
    var name: String
    var description: String
    var content: String

    /// Whether it is AWS's own, which no one can change.
    var isManaged: Bool { id == type.managedPolicy?.id }
}
