/// What one account file asks for, with defaults merged and every rule of the format held.
public struct AccountSpec: Sendable, Equatable {
    public enum Lifecycle: String, Sendable, Hashable, Codable, CaseIterable {
        case active
        case closed
    }

    /// Who asked for the account, and why.
    public struct Request: Sendable, Hashable, Codable {
        public var by: String?
        public var reason: String?

        public init(by: String? = nil, reason: String? = nil) {
            self.by = by
            self.reason = reason
        }
    }

    public let key: AccountKey
    /// The path of the file in the repository.
    public let file: String
    public let name: Sourced<String>
    public let email: Sourced<EmailAddress>
    public let ou: Sourced<OrganizationalUnitPath>
    public let tags: [String: Sourced<String>]
    /// The existing account that the file adopts, if it names one.
    public let accountID: Sourced<AccountID>?
    public let state: Sourced<Lifecycle>
    public let request: Request

    public init(
        key: AccountKey, file: String, name: Sourced<String>, email: Sourced<EmailAddress>,
        ou: Sourced<OrganizationalUnitPath>, tags: [String: Sourced<String>] = [:],
        accountID: Sourced<AccountID>? = nil, state: Sourced<Lifecycle>? = nil,
        request: Request = Request()
    ) {
        self.key = key
        self.file = file
        self.name = name
        self.email = email
        self.ou = ou
        self.tags = tags
        self.accountID = accountID
        self.state = state ?? Sourced(.active, at: SourcePosition(file: file))
        self.request = request
    }
}
