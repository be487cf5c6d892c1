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
