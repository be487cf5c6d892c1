/// Who calls: the user of the management account, or the session of a role.
struct Caller: Equatable, Sendable {
    let account: String
    let arn: String
    let userID: String
    /// The session, if a role was assumed to call.
    let session: RoleSession?

    /// Why credentials are not taken. Each protocol has its own words for it.
    enum Refusal: Error {
        case expired
        case invalid
    }

    static func user(of management: ManagementAccount) -> Caller {
        Caller(
            account: management.id, arn: "arn:aws:iam::\(management.id):user/simulator",
            userID: "AIDASIMULATEDOPERATOR", session: nil)
    }

    static func session(_ session: RoleSession) -> Caller {
        Caller(account: session.account, arn: session.arn, userID: session.userID, session: session)
    }
}
