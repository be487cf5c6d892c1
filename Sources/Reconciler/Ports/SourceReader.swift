public import Declarations
public import Planning

/// Reads the watched branch.
public protocol SourceReader: Sendable {
    /// The branch's newest commit and its files.
    ///
    /// - Returns: also what was last seen, marked as such, if the repository cannot be reached any more.
    /// - Throws: if the repository cannot be read or the branch is not there: never an empty snapshot.
    func read() async throws(Diagnostic) -> SourceSnapshot

    /// The commits that are in `tip` and not in `base`, newest first, as far as they touch the files of a
    /// ``SourceTree``. Without a base, as many as are worth reading.
    func changes(in tip: CommitID, since base: CommitID?) async throws(Diagnostic) -> [SourceChange]

    /// Whether `tip` has `commit` in its history.
    func contains(_ commit: CommitID, in tip: CommitID) async throws(Diagnostic) -> Bool
}

/// The files of one commit of the watched branch.
public struct SourceSnapshot: Sendable {
    public var branch: String
    public var commit: CommitID
    public var tree: SourceTree
    /// Why the branch could not be looked at now; this is then how it was last seen. Differences are told by it, and
    /// nothing is written. `nil`: it was looked at.
    public var unreachable: Diagnostic?

    public init(branch: String, commit: CommitID, tree: SourceTree, unreachable: Diagnostic? = nil) {
        self.branch = branch
        self.commit = commit
        self.tree = tree
        self.unreachable = unreachable
    }
}
