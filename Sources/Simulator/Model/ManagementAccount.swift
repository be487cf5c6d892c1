/// The account that all credentials stand for that are not those of a role. It is there before the organization is.
struct ManagementAccount: Codable, Equatable, Sendable {
    let id: String
    var name = "Example Management"
    var email = "aws@example.com"
}
