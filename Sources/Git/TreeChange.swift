/// Changes to the files of a tree, as a tree of its own.
indirect enum TreeChange {
    case write([UInt8])
    case delete
    case folder([String: TreeChange])

    /// - Throws: `invalidInput` for a path that no file may have, and for one below another that is written.
    init(_ changes: [String: [UInt8]?]) throws(GitError) {
        self = .folder([:])
        for (path, content) in changes.sorted(by: { $0.key < $1.key }) {
            let names = path.split(separator: "/", omittingEmptySubsequences: false)
            guard names.allSatisfy({ TreePath.isValid(component: $0) }) else { throw Self.invalid(path) }
            try insert(content.map(TreeChange.write) ?? .delete, at: names[...], path)
        }
    }

    private mutating func insert(
        _ change: TreeChange, at names: ArraySlice<Substring>, _ path: String
    ) throws(GitError) {
        guard let name = names.first else { return self = change }
        switch self {
        case .folder(var children):
            var child = children[String(name)] ?? .folder([:])
            try child.insert(change, at: names.dropFirst(), path)
            children[String(name)] = child
            self = .folder(children)
        case .write, .delete:
            throw Self.invalid(path)
        }
    }

    private static func invalid(_ path: String) -> GitError {
        GitError(.invalidInput, "'\(path)' is not a path that can be written", operation: "write tree")
    }
}
