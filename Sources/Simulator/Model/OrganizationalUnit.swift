/// An organizational unit (OU).
struct OrganizationalUnit: Codable, Equatable, Sendable {
    /// The order of creation; pages follow it.
    let serial: Int
    let id: String
    var name: String
    /// The root or organizational unit it is in.
    let parent: String
}
