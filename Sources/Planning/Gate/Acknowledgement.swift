/// What an approver signed to accept that a commit, which was applied, is no longer part of the watched branch.
public struct Acknowledgement: Sendable, Hashable, Codable {
    public var organization: String
    public var owner: String
    /// The commit that is gone.
    public var commit: CommitID
    /// Seconds since 1970.
    public var expires: Int
    public var principal: String

    public init(organization: String, owner: String, commit: CommitID, expires: Int, principal: String) {
        self.organization = organization
        self.owner = owner
        self.commit = commit
        self.expires = expires
        self.principal = principal
    }
}

extension Acknowledgement {
    /// Whether it has not ended, and holds for no longer than the policy lets approvals hold.
    ///
    /// - Parameter now: seconds since 1970.
    public func lasts(under policy: Policy, at now: Int) -> Bool {
        Approval.lasts(until: expires, under: policy, at: now)
    }
}
