/// A commit of the watched branch: who had a hand in it, and what it touched.
public struct SourceChange: Sendable, Equatable {
    public var commit: CommitID
    /// The e-mail addresses of author, committer and co-authors, in lower case.
    public var people: Set<String>
    public var paths: Set<String>

    public init(commit: CommitID, people: Set<String>, paths: Set<String>) {
        self.commit = commit
        self.people = people
        self.paths = paths
    }
}
