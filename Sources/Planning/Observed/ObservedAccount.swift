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
