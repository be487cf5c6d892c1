/// One account and one field: the smallest thing that a plan does and an approval allows.
///
/// Two effects are the same if and only if their digests are. The place in a file is for people and is not
/// part of what an effect is.
public struct Effect: Sendable, Hashable {
    public let key: AccountKey
    /// The account it is done to; `nil` for one that is yet to be made.
    public let accountID: AccountID?
    public let change: Change
    public let digest: Digest
    public let position: SourcePosition?

    /// The digest is over the canonical form in `docs/plan-format.md`, which names the organization and the
    /// owner: an effect approved for one organization means nothing in another.
    public init(
        key: AccountKey, accountID: AccountID?, change: Change, position: SourcePosition?, scope: PlanScope
    ) {
        self.key = key
        self.accountID = accountID
        self.change = change
        self.position = position
        digest = CanonicalEncoding.digest(key: key, accountID: accountID, change: change, scope: scope)
    }

    public static func == (left: Self, right: Self) -> Bool { left.digest == right.digest }
    public func hash(into hasher: inout Hasher) { hasher.combine(digest) }
}
