internal import CGit2

extension OpenRepository {
    /// What stands at and below `prefixes` in the tree of `commit`, in the order of the paths' bytes. A prefix
    /// at which there is nothing gives nothing; the empty prefix gives everything.
    func files(
        at commit: ObjectID, under prefixes: [String], limits: GitLimits, after earlier: TreeReading
    ) throws(GitError) -> TreeReading {
        guard !prefixes.isEmpty else { return TreeReading() }
        let commitHandle = try commitHandle(commit)
        let tree = try treeHandle(ofCommit: commitHandle.pointer)
        let objects = try objects()
        var reader = TreeReader(repository: pointer, objects: objects.pointer, limits: limits, earlier: earlier)
        let paths = TreePath.normalized(prefixes)
        if paths.isEmpty { try reader.read(tree.pointer, at: "", depth: 0) }
        for path in paths { try reader.read(tree.pointer, prefix: path.split(separator: "/")[...], at: "", depth: 0) }
        var reading = reader.finished()
        // Git keeps trees in this order; one that is made by hand may be in another.
        if !reading.isInOrder {
            reading.parts = TreePart.parts(of: reading.entries.sorted { TreePath.precedes($0.path, $1.path) })
            reading.folders = []
        }
        return reading
    }
}
