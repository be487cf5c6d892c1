internal import CGit2

/// Writes blobs and trees.
struct TreeWriter {
    let repository: OpaquePointer

    /// Writes `change` on top of `base` and returns the new tree. Folders left empty are left out, as Git does.
    func write(_ change: TreeChange, onto base: OpaquePointer?) throws(GitError) -> (id: ObjectID, entries: Int) {
        let builder = try Handle("git_treebuilder_new", free: git_treebuilder_free) {
            git_treebuilder_new(&$0, repository, base)
        }
        if case .folder(let children) = change {
            for (name, child) in children { try apply(child, named: name, to: builder.pointer) }
        }
        var oid = git_oid()
        try Libgit2.check(git_treebuilder_write(&oid, builder.pointer), "git_treebuilder_write")
        return (ObjectID(oid), git_treebuilder_entrycount(builder.pointer))
    }

    private func apply(_ change: TreeChange, named name: String, to builder: OpaquePointer) throws(GitError) {
        let present = git_treebuilder_get(builder, name)
        let mode = present.map { git_tree_entry_filemode($0) }
        switch change {
        case .delete:
            try remove(name, from: builder, present: present != nil)
        case .write(let bytes):
            var oid = git_oid()
            let result = bytes.withUnsafeBytes {
                git_blob_create_from_buffer(&oid, repository, $0.baseAddress, $0.count)
            }
            try Libgit2.check(result, "git_blob_create_from_buffer")
            let keepsExecutable = mode == GIT_FILEMODE_BLOB_EXECUTABLE
            try insert(name, oid, keepsExecutable ? GIT_FILEMODE_BLOB_EXECUTABLE : GIT_FILEMODE_BLOB, into: builder)
        case .folder:
            let tree = try folder(change, onto: mode == GIT_FILEMODE_TREE ? present : nil)
            guard tree.entries > 0 else { return try remove(name, from: builder, present: present != nil) }
            try insert(name, tree.id.oid, GIT_FILEMODE_TREE, into: builder)
        }
    }

    private func folder(
        _ change: TreeChange, onto entry: OpaquePointer?
    ) throws(GitError) -> (id: ObjectID, entries: Int) {
        guard let entry else { return try write(change, onto: nil) }
        let base = try Handle("git_tree_lookup", free: git_tree_free, missing: .corrupt) {
            git_tree_lookup(&$0, repository, git_tree_entry_id(entry))
        }
        return try write(change, onto: base.pointer)
    }

    private func insert(
        _ name: String, _ id: git_oid, _ mode: git_filemode_t, into builder: OpaquePointer
    ) throws(GitError) {
        var id = id
        try Libgit2.check(git_treebuilder_insert(nil, builder, name, &id, mode), "git_treebuilder_insert")
    }

    private func remove(_ name: String, from builder: OpaquePointer, present: Bool) throws(GitError) {
        guard present else { return }
        try Libgit2.check(git_treebuilder_remove(builder, name), "git_treebuilder_remove")
    }
}
