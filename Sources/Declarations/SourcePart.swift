/// Files of one folder that stand side by side, none of another folder between them. What was read of one holds as
/// long as it is the very same object.
public final class SourcePart: Sendable {
    /// Without a slash at its end; empty for the root.
    public let folder: String
    let first: SourceTree.File
    /// In the order of their paths' bytes, and never empty.
    public let files: [SourceTree.File]
    /// Those of `files` that are defaults of the folder.
    let defaults: [SourceTree.File]

    /// - Parameter files: Of one folder, in the order of their paths' bytes. Without any there is no part.
    public init?(_ files: [SourceTree.File]) {
        guard let first = files.first else { return nil }
        self.first = first
        folder = AccountPath.folder(of: first.path)
        self.files = files
        defaults = files.filter { AccountPath.isOfDefaults($0.path) }
    }

    /// The parts of files that stand in the order of their paths' bytes.
    static func parts(of files: [SourceTree.File]) -> [SourcePart] {
        var parts: [SourcePart] = []
        var rest = files[...]
        while let folder = rest.first.map({ AccountPath.folder(of: $0.path) }) {
            let run = rest.prefix { PathBytes.areSame(AccountPath.folder(of: $0.path), folder) }
            if let part = SourcePart(Array(run)) { parts.append(part) }
            rest = rest.dropFirst(run.count)
        }
        return parts
    }
}
