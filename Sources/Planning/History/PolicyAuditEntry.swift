/// A change of policy that was approved and is in force since: a line of `audit/<month>.jsonl`.
public struct PolicyAuditEntry: Sendable, Equatable, Codable {
    /// A rule and what became of it.
    public struct Rule: Sendable, Equatable, Codable {
        public var field: String
        public var before: String?
        public var after: String?
    }

    /// Seconds since 1970.
    public var time: Int
    public var effects: [Digest]
    public var rules: [Rule]
    public var plan: Digest
    public var source: CommitID?
    public var approval: Digest
    public var approvedBy: String

    public init(
        time: Int, effects: [PolicyEffect], plan: Digest, source: CommitID?, approval: VerifiedApproval
    ) {
        self.time = time
        self.effects = effects.map(\.digest)
        rules = effects.map(\.loosening).map { Rule(field: $0.field, before: $0.before, after: $0.after) }
        self.plan = plan
        self.source = source
        self.approval = approval.id
        approvedBy = approval.approval.principal
    }
}
