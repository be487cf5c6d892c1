import FoundationEssentials

/// An account of the organization.
struct Account: Codable, Equatable, Sendable {
    /// How an account came to be a member. The management account counts as invited.
    enum JoinedMethod: String, Codable {
        case invited = "INVITED"
        case created = "CREATED"
    }

    /// Where an account stands between its creation and the end of its closure.
    enum State: String, CaseIterable, Codable {
        /// The account is there, and its registration is not complete.
        case pendingActivation = "PENDING_ACTIVATION"
        case active = "ACTIVE"
        /// AWS restricts the account, as it does when bills are not paid.
        case suspended = "SUSPENDED"
        case pendingClosure = "PENDING_CLOSURE"
        case closed = "CLOSED"

        /// The same in the older member `Status`, whose enumeration is ACTIVE, SUSPENDED and
        /// PENDING_CLOSURE.
        ///
        /// An account that is not activated yet cannot be used, so whoever reads the older member
        /// alone must not take it for ACTIVE.
        var status: String {
            switch self {
            case .active, .pendingClosure: rawValue
            case .pendingActivation, .suspended, .closed: "SUSPENDED"
            }
        }
    }

    /// The order of joining; pages follow it.
    let serial: Int
    let id: String
    var name: String
    var email: String
    /// The root or organizational unit the account is in.
    var parent: String
    let joinedMethod: JoinedMethod
    let joined: Date
    /// When lists begin to show the account. It can be described before.
    var listed: Date
    /// Whether it has what an account without an organization needs: a way to pay and a verified phone.
    /// Accounts made by CreateAccount have not.
    var isStandalone: Bool
    var closure: Closure?
    /// The state that someone has put it into, whatever else is known of it.
    var setState: State?

    func isListed(at now: Date) -> Bool {
        listed <= now
    }

    func state(at now: Date) -> State {
        if let setState { return setState }
        guard let closure else { return .active }
        return now < closure.completes ? .pendingClosure : .closed
    }
}

/// The closure of an account, from CloseAccount to its end.
struct Closure: Codable, Equatable, Sendable {
    let requested: Date
    /// When the account is closed and no longer about to be.
    let completes: Date

    /// When the account leaves the organization for good: ninety days after it was closed (Account
    /// Management reference guide, "Close an AWS account", post-closure period).
    var removes: Date { completes.addingTimeInterval(90 * 86_400) }
}
