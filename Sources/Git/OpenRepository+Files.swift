internal import CGit2

extension OpenRepository {
    /// What stands at and below `prefixes` in the tree of `commit`, in the order of the paths' bytes. A prefix
    /// at which there is nothing gives nothing; the empty prefix gives everything.
    func files(at commit: ObjectID, under prefixes: [String], limits: GitLimits) throws(GitError) -> [TreeEntry] {
        guard !prefixes.isEmpty else { return [] }
        let commitHandle = try commitHandle(commit)
        let tree = try treeHandle(ofCommit: commitHandle.pointer)
        let objects = try objects()
        var reader = TreeReader(repository: pointer, objects: objects.pointer, limits: limits)
        let paths = TreePath.normalized(prefixes)
        if paths.isEmpty { try reader.read(tree.pointer, at: "", depth: 0) }
        for path in paths { try reader.read(tree.pointer, prefix: path.split(separator: "/")[...], at: "", depth: 0) }
        return reader.entries.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}
