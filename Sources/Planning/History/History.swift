/// What happened before this pass: what the status branch says, and the commits since.
public struct History: Sendable, Equatable {
    public var records: [AccountKey: AccountRecord]
    /// The commit that the last pass read; `nil` before the first.
    public var source: CommitID?
    /// For each commit that some account was last settled at, the commits that the branch has since, newest
    /// first. Commits of a merged branch are among them, however old they are.
    public var changes: [CommitID?: [SourceChange]]
    /// What was done, oldest first, as far back as the budgets' window and the approvals' life ask.
    public var audit: [AuditEntry]

    public init(
        records: [AccountKey: AccountRecord] = [:], source: CommitID? = nil, changes: [CommitID?: [SourceChange]] = [:],
        audit: [AuditEntry] = []
    ) {
        self.records = records
        self.source = source
        self.changes = changes
        self.audit = audit
    }

    /// The newest commit at which the account was as its file asked; `nil` if it never was, or that is not known.
    public func base(of key: AccountKey) -> CommitID? {
        guard let record = records[key] else { return source }
        return record.phase == .ready ? source : record.settledAt
    }
}

/// A commit of the watched branch: who had a hand in it, and what it touched.
public struct SourceChange: Sendable, Equatable {
    public var commit: CommitID
    /// The e-mail addresses of author, committer and co-authors, in lower case.
    public var people: Set<String>
    public var paths: Set<String>

    public init(commit: CommitID, people: Set<String>, paths: Set<String>) {
        self.commit = commit
        self.people = people
        self.paths = paths
    }
}

/// One action that was carried out or tried: a line of `audit/<month>.jsonl`.
public struct AuditEntry: Sendable, Equatable, Codable {
    /// Seconds since 1970.
    public var time: Int
    public var kind: ActionKind
    public var account: AccountKey
    public var accountID: AccountID?
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
    public var request: AccountSpec.Request?

    public init(
        time: Int, kind: ActionKind, account: AccountKey, accountID: AccountID?, effects: [Digest], plan: Digest,
        source: CommitID?, approval: Digest?, approvedBy: String?, outcome: String, requests: [String],
        request: AccountSpec.Request? = nil
    ) {
        self.time = time
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
