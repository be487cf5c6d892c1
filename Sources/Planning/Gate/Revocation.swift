/// What an approver signed to take an approval back, theirs or another's.
public struct Revocation: Sendable, Hashable, Codable {
    public var organization: String
    public var owner: String
    /// The id of the approval.
    public var revokes: Digest
    /// When the approval ends by itself, in seconds since 1970: nobody need look at this any longer.
    public var expires: Int
    public var principal: String

    public init(organization: String, owner: String, revokes: Digest, expires: Int, principal: String) {
        self.organization = organization
        self.owner = owner
        self.revokes = revokes
        self.expires = expires
        self.principal = principal
    }
}
