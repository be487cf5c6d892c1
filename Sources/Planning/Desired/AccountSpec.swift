/// What one account file asks for, with defaults merged and every rule of the format held.
///
/// Every value knows the file that says it: the account's own, or the `_defaults.yaml` of one of its folders.
///
/// It never changes, and is an object so that going from hand to hand costs nothing, however much a file says.
public final class AccountSpec: Sendable {
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
    public let sso: SingleSignOnUser?
    public let contacts: [AlternateContact.Kind: AlternateContact]
    /// Without repeats; those of outer folders first.
    public let access: [Sourced<Grant>]
    /// Names of service control policies, without repeats; those of outer folders first.
    public let policies: [Sourced<String>]
    /// Names of bundles in the order in which they are applied, without repeats; those of outer folders first.
    public let customizations: [Sourced<String>]
    /// What is handed to the customizations.
    public let custom: [String: Sourced<String>]

    public init(
        key: AccountKey, file: String, name: Sourced<String>, email: Sourced<EmailAddress>,
        ou: Sourced<OrganizationalUnitPath>, tags: [String: Sourced<String>] = [:],
        accountID: Sourced<AccountID>? = nil, state: Sourced<Lifecycle>? = nil,
        request: Request = Request(), sso: SingleSignOnUser? = nil,
        contacts: [AlternateContact.Kind: AlternateContact] = [:], access: [Sourced<Grant>] = [],
        policies: [Sourced<String>] = [], customizations: [Sourced<String>] = [],
        custom: [String: Sourced<String>] = [:]
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
        self.sso = sso
        self.contacts = contacts
        self.access = access
        self.policies = policies
        self.customizations = customizations
        self.custom = custom
    }
}

extension AccountSpec: Equatable {
    public static func == (left: AccountSpec, right: AccountSpec) -> Bool {
        left === right
            || left.key == right.key && left.file == right.file && left.name == right.name
                && left.email == right.email && left.ou == right.ou && left.tags == right.tags
                && left.accountID == right.accountID && left.state == right.state && left.request == right.request
                && left.sso == right.sso && left.contacts == right.contacts && left.access == right.access
                && left.policies == right.policies && left.customizations == right.customizations
                && left.custom == right.custom
    }
}
