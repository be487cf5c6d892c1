/// The account whose credentials every request carries. It is there before the organization is.
struct ManagementAccount: Codable, Equatable, Sendable {
    let id: String
    var name = "Example Management"
    var email = "aws@example.com"
}
