internal import CGit2
internal import FoundationEssentials

extension OpenRepository {
    func commit(_ id: ObjectID) throws(GitError) -> Commit {
        let handle = try commitHandle(id)
        let commit = handle.pointer
        return Commit(
            id: id,
            tree: ObjectID(git_commit_tree_id(commit).pointee),
            parents: (0..<git_commit_parentcount(commit)).map { ObjectID(git_commit_parent_id(commit, $0).pointee) },
            author: Signature(git_commit_author(commit).pointee),
            committer: Signature(git_commit_committer(commit).pointee),
            message: git_commit_message(commit).map { String(cString: $0) } ?? "")
    }

    /// Whether `descendant` is `ancestor` or has it in its history. A commit that is not here is nobody's ancestor.
    func isAncestor(_ ancestor: ObjectID, of descendant: ObjectID) throws(GitError) -> Bool {
        try requireFullHistory()
        _ = try commitHandle(descendant)
        if ancestor == descendant { return true }
        do throws(GitError) {
            _ = try commitHandle(ancestor)
        } catch  where error.code == .notFound {
            return false
        }
        var (old, new) = (ancestor.oid, descendant.oid)
        return try Libgit2.check(
            git_graph_descendant_of(pointer, &new, &old), "git_graph_descendant_of", missing: .corrupt) == 1
    }

    /// The commits that `tip` reaches and `stop` does not, newest first; those of `stop` that are not here hide
    /// nothing.
    func history(
        from tip: ObjectID, until stop: Set<ObjectID>, limit: Int, paths prefixes: [String]
    ) throws(GitError) -> [CommitChange] {
        var result: [CommitChange] = []
        for id in try commitIDs(from: tip, hiding: stop.sorted(), limit: limit) {
            let commit = try commit(id)
            result.append(CommitChange(commit: commit, paths: try changes(of: commit, below: prefixes)))
        }
        return result
    }

    func commitIDs(from tip: ObjectID, hiding hidden: [ObjectID], limit: Int) throws(GitError) -> [ObjectID] {
        try requireFullHistory()
        _ = try commitHandle(tip)
        let objects = try objects()
        let walk = try Handle("git_revwalk_new", free: git_revwalk_free) { git_revwalk_new(&$0, pointer) }
        git_revwalk_sorting(walk.pointer, GIT_SORT_TOPOLOGICAL.rawValue | GIT_SORT_TIME.rawValue)
        var oid = tip.oid
        try Libgit2.check(git_revwalk_push(walk.pointer, &oid), "git_revwalk_push", missing: .corrupt)
        for id in hidden {
            oid = id.oid
            guard git_odb_exists(objects.pointer, &oid) == 1 else { continue }
            try Libgit2.check(git_revwalk_hide(walk.pointer, &oid), "git_revwalk_hide", missing: .corrupt)
        }
        var ids: [ObjectID] = []
        while ids.count < limit {
            let result = git_revwalk_next(&oid, walk.pointer)
            if result == GIT_ITEROVER.rawValue { break }
            try Libgit2.check(result, "git_revwalk_next", missing: .corrupt)
            ids.append(ObjectID(oid))
        }
        return ids
    }

    /// Refuses a clone whose history ends early: ancestry read from it would be wrong.
    func requireFullHistory() throws(GitError) {
        guard !isShallow else {
            throw GitError(
                .unsupported,
                "the clone at '\(path)' is shallow, so its history cannot be read; run `git fetch --unshallow` there",
                operation: "git_repository_is_shallow")
        }
    }
}

extension Signature {
    init(_ signature: git_signature) {
        self.init(
            name: signature.name.map { String(cString: $0) } ?? "",
            email: signature.email.map { String(cString: $0) } ?? "",
            date: Date(timeIntervalSince1970: TimeInterval(signature.when.time)),
            offsetMinutes: Int(signature.when.offset))
    }
}
