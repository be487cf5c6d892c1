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
