public import Declarations
public import Planning

/// Reads the watched branch.
public protocol SourceReader: Sendable {
    /// The branch's newest commit and its files.
    ///
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

    public init(branch: String, commit: CommitID, tree: SourceTree) {
        self.branch = branch
        self.commit = commit
        self.tree = tree
    }
}
