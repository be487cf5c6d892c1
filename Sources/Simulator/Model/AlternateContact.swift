/// Whom AWS writes to, beside the owner, about one kind of matter.
struct AlternateContact: Codable, Equatable, Sendable {
    enum Kind: String, Codable, CodingKeyRepresentable, CaseIterable {
        case billing = "BILLING"
        case operations = "OPERATIONS"
        case security = "SECURITY"
    }

    let name: String
    let title: String
    let email: String
    let phone: String
}
