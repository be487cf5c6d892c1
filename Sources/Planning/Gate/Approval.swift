/// What an approver signed: these effects, here, until then.
public struct Approval: Sendable, Hashable, Codable {
    public var organization: String
    public var owner: String
    public var plan: Digest
    public var effects: [Digest]
    /// Seconds since 1970.
    public var expires: Int
    public var principal: String

    public init(
        organization: String, owner: String, plan: Digest, effects: [Digest], expires: Int, principal: String
    ) {
        self.organization = organization
        self.owner = owner
        self.plan = plan
        self.effects = effects
        self.expires = expires
        self.principal = principal
    }
}

extension Approval {
    /// How far an approver's clock may be ahead, in seconds.
    private static let clockSkew = 300

    /// Whether it has not ended, and holds for no longer than the policy lets approvals hold. One that does was not made
    /// under it.
    ///
    /// - Parameter now: seconds since 1970.
    public func lasts(under policy: Policy, at now: Int) -> Bool { Self.lasts(until: expires, under: policy, at: now) }

    static func lasts(until expires: Int, under policy: Policy, at now: Int) -> Bool {
        (now + 1...now + policy.approvalExpires + clockSkew).contains(expires)
    }
}
