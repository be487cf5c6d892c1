internal import CGit2

extension Repository {
    /// The names of the folders that stand directly in one of the root's folders; no file is read.
    ///
    /// - Parameter folder: A name in the root of the tree.
    /// - Returns: Empty if there is no such folder. Names that are not UTF-8 are left out.
    /// - Throws: `notFound` if there is no such commit, `corrupt` if a tree cannot be read.
    public func folders(at commit: ObjectID, in folder: String) async throws(GitError) -> Set<String> {
        let path = path
        return try await GitThreads.run { () throws(GitError) in
            try OpenRepository(at: path).folders(at: commit, in: folder)
        }
    }
}

extension OpenRepository {
    func folders(at commit: ObjectID, in folder: String) throws(GitError) -> Set<String> {
        let commitHandle = try commitHandle(commit)
        let root = try treeHandle(ofCommit: commitHandle.pointer)
        guard let entry = git_tree_entry_byname(root.pointer, folder), git_tree_entry_type(entry) == GIT_OBJECT_TREE
        else { return [] }
        let tree = try treeHandle(git_tree_entry_id(entry).pointee)
        var names: Set<String> = []
        for index in 0..<git_tree_entrycount(tree.pointer) {
            guard let child = git_tree_entry_byindex(tree.pointer, index),
                git_tree_entry_type(child) == GIT_OBJECT_TREE,
                let bytes = git_tree_entry_name(child), let name = String(validatingCString: bytes)
            else { continue }
            names.insert(name)
        }
        return names
    }
}
