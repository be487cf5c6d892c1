/// A commit that was written to the object database. No reference points at it yet.
public struct WrittenCommit: Sendable, Hashable {
    public let id: ObjectID
    public let tree: ObjectID
    /// Whether its tree differs from its parent's; for a root commit, whether it holds anything.
    public let changesTree: Bool
}
