/// An account as AWS has it.
public struct ObservedAccount: Sendable, Equatable {
    /// AWS's `State` of an account. Where only the older `Status` is sent, its three values are read as the
    /// states of the same name.
    public enum State: String, Sendable, Hashable, Codable {
        case pendingActivation = "PENDING_ACTIVATION"
        case active = "ACTIVE"
        case suspended = "SUSPENDED"
        case pendingClosure = "PENDING_CLOSURE"
        case closed = "CLOSED"
        /// A state that AWS has and this version does not know: nothing is done to such an account.
        case unknown = "UNKNOWN"
    }

    public var id: AccountID
    public var name: String
    public var email: ObservedEmail
    public var state: State
    /// The ID of the organizational unit or root that holds the account; `unread` if it is in none that was
    /// listed.
    public var parent: Reading<String>
    public var tags: Reading<[String: String]>

    public init(
        id: AccountID, name: String, email: ObservedEmail, state: State, parent: Reading<String>,
        tags: Reading<[String: String]>
    ) {
        self.id = id
        self.name = name
        self.email = email
        self.state = state
        self.parent = parent
        self.tags = tags
    }
}

/// An account's address as the snapshot holds it: in full, or for accounts that are not ours as a hash.
public enum ObservedEmail: Sendable, Hashable {
    case address(String)
    case hashed(Digest)

    /// Whether this is the given address, without regard to case.
    public func matches(_ email: EmailAddress, organization: String) -> Bool {
        switch self {
        case .address(let text): text.lowercased() == email.folded
        case .hashed(let digest): digest == Self.digest(of: email.folded, organization: organization)
        }
    }

    /// The same address as a hash. The organization is hashed with it, so that one list of addresses cannot be
    /// tried against every published snapshot at once.
    public func hashed(organization: String) -> ObservedEmail {
        switch self {
        case .address(let text): .hashed(Self.digest(of: text.lowercased(), organization: organization))
        case .hashed: self
        }
    }

    private static func digest(of folded: String, organization: String) -> Digest {
        Digest(of: "reeve-email\n\(organization)\n\(folded)".utf8)
    }
}
