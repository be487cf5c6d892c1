internal import CGit2

extension OpenRepository {
    /// The paths below `prefixes` in which `commit` differs from its first parent, in the order of their bytes.
    func changes(of commit: Commit, below prefixes: [String]) throws(GitError) -> [PathChange] {
        let new = try treeHandle(commit.tree.oid)
        guard let parent = commit.parents.first else { return try changes(from: nil, to: new.pointer, below: prefixes) }
        let parentHandle = try commitHandle(parent)
        let old = try treeHandle(ofCommit: parentHandle.pointer)
        return try changes(from: old.pointer, to: new.pointer, below: prefixes)
    }

    private func changes(
        from old: OpaquePointer?, to new: OpaquePointer, below prefixes: [String]
    ) throws(GitError) -> [PathChange] {
        var options = git_diff_options()
        git_diff_options_init(&options, UInt32(GIT_DIFF_OPTIONS_VERSION))
        options.flags = GIT_DIFF_DISABLE_PATHSPEC_MATCH.rawValue | GIT_DIFF_SKIP_BINARY_CHECK.rawValue
        let paths = StringArray(TreePath.normalized(prefixes))
        options.pathspec = paths.value
        let diff = try Handle("git_diff_tree_to_tree", free: git_diff_free, missing: .corrupt) {
            git_diff_tree_to_tree(&$0, pointer, old, new, &options)
        }
        var similar = git_diff_find_options()
        git_diff_find_options_init(&similar, UInt32(GIT_DIFF_FIND_OPTIONS_VERSION))
        similar.flags = GIT_DIFF_FIND_RENAMES.rawValue
        try Libgit2.check(git_diff_find_similar(diff.pointer, &similar), "git_diff_find_similar", missing: .corrupt)
        return (0..<git_diff_num_deltas(diff.pointer))
            .compactMap { git_diff_get_delta(diff.pointer, $0).map { PathChange($0.pointee) } }
            .sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }
}

extension PathChange {
    fileprivate init(_ delta: git_diff_delta) {
        let old = delta.old_file.path.map { String(cString: $0) } ?? ""
        let new = delta.new_file.path.map { String(cString: $0) } ?? ""
        switch delta.status {
        case GIT_DELTA_ADDED: self.init(path: new, kind: .added)
        case GIT_DELTA_DELETED: self.init(path: old, kind: .deleted)
        case GIT_DELTA_RENAMED: self.init(path: new, kind: .renamed(from: old))
        default: self.init(path: new, kind: .modified)
        }
    }
}
