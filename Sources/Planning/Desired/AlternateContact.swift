/// Whom AWS writes to about an account, besides its root address (Account Management, AlternateContact).
public struct AlternateContact: Sendable, Equatable {
    public enum Kind: String, Sendable, Hashable, Codable, CaseIterable {
        case billing
        case operations
        case security
    }

    public var name: Sourced<String>
    public var title: Sourced<String>
    public var email: Sourced<String>
    public var phone: Sourced<String>

    public init(name: Sourced<String>, title: Sourced<String>, email: Sourced<String>, phone: Sourced<String>) {
        self.name = name
        self.title = title
        self.email = email
        self.phone = phone
    }
}
