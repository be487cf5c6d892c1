/// A commit and what it changed, compared with its first parent. Of a merge, what it undoes or alters of another
/// parent's changes counts, too.
public struct CommitChange: Sendable, Hashable {
    public let commit: Commit
    /// The changed paths below the prefixes asked for, in the order of their bytes. May be empty.
    public let paths: [PathChange]
}
