/// What the status branch says of the policy: which rules are in force.
public struct PolicyRecord: Sendable, Equatable {
    public var rules: GuardedRules
    /// The newest commit at which the rules in force were those of the file; `nil` while they are so now.
    public var settledAt: CommitID?

    public init(rules: GuardedRules, settledAt: CommitID? = nil) {
        self.rules = rules
        self.settledAt = settledAt
    }
}
