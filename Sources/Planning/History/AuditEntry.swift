/// One action that was carried out or tried: a line of `audit/<month>.jsonl`.
public struct AuditEntry: Sendable, Equatable, Codable {
    /// Who asked for an account, and why.
    public struct Request: Sendable, Equatable, Codable {
        public var by: String?
        public var reason: String?

        public init(_ request: AccountSpec.Request) {
            by = request.by?.value
            reason = request.reason?.value
        }
    }

    /// When it ended, or was noted, in seconds since 1970.
    public var time: Int
    /// When it began, in seconds since 1970; `nil` if it did not.
    public var began: Int?
    public var kind: ActionKind
    public var account: AccountKey
    public var accountID: AccountID?
    /// Of the action as it was approved, over all of its effects.
    public var action: Digest?
    public var effects: [Digest]
    public var plan: Digest
    public var source: CommitID?
    /// The approval that allowed it, where one was needed.
    public var approval: Digest?
    public var approvedBy: String?
    /// `applied`, `started`, or why not.
    public var outcome: String
    /// The ids of AWS's answers.
    public var requests: [String]
    /// Who asked for the account and why, as its file says.
    public var request: Request?

    public init(
        time: Int, began: Int? = nil, kind: ActionKind, account: AccountKey, accountID: AccountID?,
        action: Digest? = nil, effects: [Digest], plan: Digest,
        source: CommitID?, approval: Digest?, approvedBy: String?, outcome: String, requests: [String],
        request: Request? = nil
    ) {
        self.time = time
        self.began = began
        self.action = action
        self.kind = kind
        self.account = account
        self.accountID = accountID
        self.effects = effects
        self.plan = plan
        self.source = source
        self.approval = approval
        self.approvedBy = approvedBy
        self.outcome = outcome
        self.requests = requests
        self.request = request
    }

    /// The outcome of what is about to be performed: it is written with the lease, so that an approval that was
    /// used is known to be even if the process dies before it can report.
    public static let begun = "begun"

    /// Whether AWS took the change.
    public var changedSomething: Bool { outcome == "applied" || outcome == "started" }
}
