internal import CGit2
internal import Glibc

extension OpenRepository {
    /// The commit at `spec`: a full reference name, a branch, HEAD, or anything that Git's revision syntax names.
    /// Nil if there is no such reference or object.
    func tip(of spec: String) throws(GitError) -> ObjectID? {
        if let reference = try reference(spec) {
            // What a reference points at has to be there: its absence is damage, never "no such branch".
            let commit = try Handle("git_reference_peel", free: git_object_free, missing: .corrupt) {
                git_reference_peel(&$0, reference.pointer, GIT_OBJECT_COMMIT)
            }
            return ObjectID(git_object_id(commit.pointer).pointee)
        }
        guard !spec.hasPrefix("refs/") else { return nil }
        guard
            let object = try Handle.find(
                "git_revparse_single", free: git_object_free, { git_revparse_single(&$0, pointer, spec) })
        else { return nil }
        let commit = try Handle("git_object_peel", free: git_object_free, missing: .corrupt) {
            git_object_peel(&$0, object.pointer, GIT_OBJECT_COMMIT)
        }
        return ObjectID(git_object_id(commit.pointer).pointee)
    }

    private func reference(_ name: String) throws(GitError) -> Handle? {
        guard !name.hasPrefix("refs/") else {
            return try Handle.find("git_reference_lookup", free: git_reference_free) {
                git_reference_lookup(&$0, pointer, name)
            }
        }
        // A revision such as `main~2` is no reference name; that is an answer here, not an error.
        return try Handle.find("git_reference_dwim", free: git_reference_free) {
            let result = git_reference_dwim(&$0, pointer, name)
            return result == GIT_EINVALIDSPEC.rawValue ? GIT_ENOTFOUND.rawValue : result
        }
    }

    /// Where a full reference name points, without looking at the object; nil if there is no such reference.
    func target(of name: String) throws(GitError) -> ObjectID? {
        var oid = git_oid()
        let result = git_reference_name_to_id(&oid, pointer, name)
        if result == GIT_ENOTFOUND.rawValue { return nil }
        try Libgit2.check(result, "git_reference_name_to_id")
        return ObjectID(oid)
    }

    /// The full name of the branch that the work tree shows; nil if there is no work tree, or no branch.
    func checkedOutBranch() throws(GitError) -> String? {
        guard git_repository_is_bare(pointer) == 0 else { return nil }
        let head = try Handle("git_reference_lookup", free: git_reference_free, missing: .corrupt) {
            git_reference_lookup(&$0, pointer, "HEAD")
        }
        return git_reference_symbolic_target(head.pointer).map { String(cString: $0) }
    }

    /// The full names below `prefix`, such as `refs/remotes/origin/`.
    func referenceNames(below prefix: String) throws(GitError) -> [String] {
        let iterator = try Handle("git_reference_iterator_glob_new", free: git_reference_iterator_free) {
            git_reference_iterator_glob_new(&$0, pointer, prefix + "*")
        }
        var names: [String] = []
        var name: UnsafePointer<CChar>?
        while true {
            let result = git_reference_next_name(&name, iterator.pointer)
            if result == GIT_ITEROVER.rawValue { return names }
            try Libgit2.check(result, "git_reference_next_name")
            if let name { names.append(String(cString: name)) }
        }
    }

    /// Points `name` at `id`, wherever it pointed before.
    func set(_ name: String, to id: ObjectID) throws(GitError) {
        var oid = id.oid
        _ = try Handle("git_reference_create", free: git_reference_free) {
            git_reference_create(&$0, pointer, name, &oid, 1, "reeve")
        }
    }

    /// Removes a reference, if it is there.
    func remove(_ name: String) throws(GitError) {
        let result = git_reference_remove(pointer, name)
        if result == GIT_ENOTFOUND.rawValue { return }
        try Libgit2.check(result, "git_reference_remove")
    }

    /// Points `name` at `id` if it points at `expected` now; nil: if it is not there.
    ///
    /// The reference is read and written under its lock file, the one that `git` itself takes, so of several
    /// writers with the same expectation exactly one succeeds.
    func move(_ name: String, to id: ObjectID, expecting expected: ObjectID?) throws(GitError) {
        try Self.requireValid(name)
        try requireNoReferenceAbove(name)
        let transaction = try Handle("git_transaction_new", free: git_transaction_free) {
            git_transaction_new(&$0, pointer)
        }
        try lock(name, in: transaction)
        let current = try target(of: name)
        guard current == expected else {
            throw GitError(
                .nonFastForward,
                "\(name) is at \(current?.hex ?? "nothing"), not at \(expected?.hex ?? "nothing"), as expected",
                operation: "git_transaction_lock_ref")
        }
        var oid = id.oid
        try Libgit2.check(
            git_transaction_set_target(transaction.pointer, name, &oid, nil, "reeve"), "git_transaction_set_target")
        try Libgit2.check(git_transaction_commit(transaction.pointer), "git_transaction_commit")
    }

    static func requireValid(_ name: String) throws(GitError) {
        _ = Libgit2.ready
        var valid: CInt = 0
        guard git_reference_name_is_valid(&valid, name) == 0, valid == 1 else {
            throw GitError(
                .invalidInput, "'\(name)' is not a name that a reference may have",
                operation: "git_reference_name_is_valid")
        }
    }

    /// Waits for the lock as long as others may rightly hold it; `git` waits a tenth of a second.
    private func lock(_ name: String, in transaction: borrowing Handle) throws(GitError) {
        for attempt in 1... {
            let result = git_transaction_lock_ref(transaction.pointer, name)
            if result == GIT_ELOCKED.rawValue, attempt < 50 {
                usleep(10_000)
                continue
            }
            try Libgit2.check(result, "git_transaction_lock_ref")
            return
        }
    }

    // A transaction does not see that `refs/heads/reeve` stands in the way of `refs/heads/reeve/status` when
    // the former is packed.
    private func requireNoReferenceAbove(_ name: String) throws(GitError) {
        var parts = name.split(separator: "/")
        while parts.count > 3 {
            parts.removeLast()
            let above = parts.joined(separator: "/")
            guard try target(of: above) == nil else {
                throw GitError(
                    .invalidInput, "\(name) cannot be made while \(above) is there",
                    operation: "git_transaction_lock_ref")
            }
        }
    }
}
