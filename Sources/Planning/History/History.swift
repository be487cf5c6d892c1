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
    /// Which rules are in force; `nil` at the first start, which trusts the file.
    public var policy: PolicyRecord?
    /// Changes of policy that were approved, oldest first, as far back as `audit`.
    public var policyAudit: [PolicyAuditEntry]
    /// The approvals that were taken back.
    public var revoked: Set<Digest>

    public init(
        records: [AccountKey: AccountRecord] = [:], source: CommitID? = nil, changes: [CommitID?: [SourceChange]] = [:],
        audit: [AuditEntry] = [], policy: PolicyRecord? = nil, policyAudit: [PolicyAuditEntry] = [],
        revoked: Set<Digest> = []
    ) {
        self.records = records
        self.source = source
        self.changes = changes
        self.audit = audit
        self.policy = policy
        self.policyAudit = policyAudit
        self.revoked = revoked
    }

    /// The newest commit at which the rules in force were those of the file; `nil` if that is not known.
    public var policyBase: CommitID? { policy?.settledAt ?? source }

    /// The newest commit at which the account was as its file asked; `nil` if it never was, or that is not known.
    public func base(of key: AccountKey) -> CommitID? {
        guard let record = records[key] else { return source }
        return record.phase == .ready ? source : record.settledAt
    }
}
