/// A commit and what it changed, compared with its first parent.
public struct CommitChange: Sendable, Hashable {
    public let commit: Commit
    /// The changed paths below the prefixes asked for, in the order of their bytes. May be empty.
    public let paths: [PathChange]
}
