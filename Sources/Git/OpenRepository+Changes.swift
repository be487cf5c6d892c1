internal import CGit2

extension OpenRepository {
    /// The paths below `prefixes` in which `commit` differs from its first parent, in the order of their bytes; of a
    /// merge, also those in which it undoes or alters what another parent had changed.
    func changes(of commit: Commit, below prefixes: [String]) throws(GitError) -> [PathChange] {
        guard let first = commit.parents.first else {
            let new = try treeHandle(commit.tree.oid)
            return try changes(from: nil, to: new.pointer, below: prefixes)
        }
        var found = try changes(from: first, to: commit.id, below: prefixes)
        for parent in commit.parents.dropFirst() {
            // A merge takes over what either side changed. What it left out, whoever made it decided.
            let brought = Set(
                try changes(from: try mergeBase(first, parent), to: parent, below: prefixes).flatMap(\.paths))
            guard !brought.isEmpty else { continue }
            let known = Set(found.map(\.path))
            found += try changes(from: parent, to: commit.id, below: prefixes).filter {
                !brought.isDisjoint(with: $0.paths) && !known.contains($0.path)
            }
        }
        return found.sorted { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
    }

    /// - Parameter old: `nil` for nothing at all.
    private func changes(
        from old: ObjectID?, to new: ObjectID, below prefixes: [String]
    ) throws(GitError) -> [PathChange] {
        let newCommit = try commitHandle(new)
        let newTree = try treeHandle(ofCommit: newCommit.pointer)
        guard let old else { return try changes(from: nil, to: newTree.pointer, below: prefixes) }
        let oldCommit = try commitHandle(old)
        let oldTree = try treeHandle(ofCommit: oldCommit.pointer)
        return try changes(from: oldTree.pointer, to: newTree.pointer, below: prefixes)
    }

    /// The commit from which two have gone apart; `nil` if they have none in common.
    private func mergeBase(_ left: ObjectID, _ right: ObjectID) throws(GitError) -> ObjectID? {
        var (base, one, other) = (git_oid(), left.oid, right.oid)
        let result = git_merge_base(&base, pointer, &one, &other)
        if result == GIT_ENOTFOUND.rawValue { return nil }
        try Libgit2.check(result, "git_merge_base", missing: .corrupt)
        return ObjectID(base)
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
    /// The path, and that which it had before.
    fileprivate var paths: Set<String> {
        if case .renamed(let from) = kind { [path, from] } else { [path] }
    }

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
