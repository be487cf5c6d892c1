/// What was read of a commit's tree. A later reading takes from it what has not changed.
public struct TreeReading: Sendable {
    /// In the order of their paths' bytes. One that holds what the same one of an earlier reading held is that
    /// very object.
    public internal(set) var parts: [TreePart] = []
    /// The folders that were read whole, those above first; empty if a tree is not in Git's order.
    var folders: [Folder] = []
    var limits = GitLimits()

    struct Folder {
        /// It ends in a slash.
        var path: String
        var id: ObjectID
        /// Those of ``TreeReading/parts`` that stand below it.
        var parts: Range<Int>
        /// Those of ``TreeReading/folders`` that stand below it.
        var folders: Range<Int>
        /// How many entries stand below it.
        var entries: Int
        /// What its files have together.
        var bytes: Int
    }

    public init() {}

    /// All of them, in the order of their paths' bytes.
    public var entries: [TreeEntry] { parts.flatMap(\.entries) }

    var isInOrder: Bool {
        parts.allSatisfy(\.isInOrder)
            && zip(parts, parts.dropFirst()).allSatisfy { left, right in
                guard let last = left.entries.last, let first = right.entries.first else { return true }
                return !TreePath.precedes(first.path, last.path)
            }
    }
}
