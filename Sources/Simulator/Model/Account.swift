import FoundationEssentials

/// An account of the organization.
struct Account: Codable, Equatable, Sendable {
    /// How an account came to be a member. The management account counts as invited.
    enum JoinedMethod: String, Codable {
        case invited = "INVITED"
        case created = "CREATED"
    }

    /// Where an account stands between its creation and the end of its closure.
    enum State: String {
        case active = "ACTIVE"
        case pendingClosure = "PENDING_CLOSURE"
        case closed = "CLOSED"

        /// The same in the older member `Status`, which knows no CLOSED.
        var status: String { self == .closed ? "SUSPENDED" : rawValue }
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
    /// When the closure is complete, once CloseAccount was called.
    var closes: Date?

    func state(at now: Date) -> State {
        guard let closes else { return .active }
        return now < closes ? .pendingClosure : .closed
    }
}
