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

/// An approval whose signature was found good for its principal, with the key that the policy in force gives.
///
/// That it covers an effect now is for the ``Gate`` to say.
public struct VerifiedApproval: Sendable, Hashable {
    /// The digest of the signed bytes.
    public let id: Digest
    public let approval: Approval

    /// Make one only after the signature over these bytes was verified.
    public init(verified id: Digest, approval: Approval) {
        self.id = id
        self.approval = approval
    }
}
