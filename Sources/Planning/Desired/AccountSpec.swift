/// What one account file asks for, with defaults merged and every rule of the format held.
///
/// Every value knows the file that says it: the account's own, or the `_defaults.yaml` of one of its folders.
public struct AccountSpec: Sendable, Equatable {
    public enum Lifecycle: String, Sendable, Hashable, Codable, CaseIterable {
        case active
        case closed
    }

    /// Who asked for the account, and why.
    public struct Request: Sendable, Equatable {
        public var by: Sourced<String>?
        public var reason: Sourced<String>?

        public init(by: Sourced<String>? = nil, reason: Sourced<String>? = nil) {
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
    public var sso: SingleSignOnUser?
    public var contacts: [AlternateContact.Kind: AlternateContact] = [:]
    /// Without repeats; those of outer folders first.
    public var access: [Sourced<Grant>] = []
    /// Names of service control policies, without repeats; those of outer folders first.
    public var policies: [Sourced<String>] = []
    /// Names of bundles in the order in which they are applied, without repeats; those of outer folders first.
    public var customizations: [Sourced<String>] = []
    /// What is handed to the customizations.
    public var custom: [String: Sourced<String>] = [:]

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
