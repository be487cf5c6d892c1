/// What was read of a commit's tree. A later reading takes from it what has not changed.
public struct TreeReading: Sendable {
    /// In the order of their paths' bytes.
    public internal(set) var entries: [TreeEntry] = []
    /// The folders that were read whole, those above first; empty if a tree is not in Git's order.
    var folders: [Folder] = []
    var limits = GitLimits()

    struct Folder {
        /// It ends in a slash.
        var path: String
        var id: ObjectID
        /// Those of ``TreeReading/entries`` that stand below it.
        var entries: Range<Int>
        /// Those of ``TreeReading/folders`` that stand below it.
        var folders: Range<Int>
        /// What its files have together.
        var bytes: Int
    }

    public init() {}
}
