/// Entries of one folder that stand side by side, none of another folder between them.
public final class TreePart: Sendable {
    /// Empty for the root, else ending in a slash.
    public let folder: String
    /// Never empty.
    public let entries: [TreeEntry]
    let isInOrder: Bool

    init(folder: String, entries: [TreeEntry]) {
        self.folder = folder
        self.entries = entries
        isInOrder = zip(entries, entries.dropFirst()).allSatisfy { !TreePath.precedes($1.path, $0.path) }
    }

    /// The parts of entries that stand in the order of their paths' bytes.
    static func parts(of entries: [TreeEntry]) -> [TreePart] {
        var parts: [TreePart] = []
        var rest = entries[...]
        while let folder = rest.first.map({ TreePath.folder(of: $0.path) }) {
            let run = rest.prefix { TreePath.folder(of: $0.path).utf8.elementsEqual(folder.utf8) }
            parts.append(TreePart(folder: folder, entries: Array(run)))
            rest = rest.dropFirst(run.count)
        }
        return parts
    }
}
