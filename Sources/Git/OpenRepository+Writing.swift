internal import CGit2
internal import FoundationEssentials

extension OpenRepository {
    /// Writes a commit that changes files of `parent`'s tree. No reference moves.
    func writeCommit(
        parent: ObjectID?, changing changes: [String: [UInt8]?], message: String, author: Signature,
        committer: Signature
    ) throws(GitError) -> WrittenCommit {
        let change = try TreeChange(changes)
        let writer = TreeWriter(repository: pointer)
        guard let parent else {
            let tree = try writer.write(change, onto: nil)
            let id = try create(tree.id, parent: nil, message, author, committer)
            return WrittenCommit(id: id, tree: tree.id, changesTree: tree.entries > 0)
        }
        let parentHandle = try commitHandle(parent)
        let base = try treeHandle(ofCommit: parentHandle.pointer)
        let tree = try writer.write(change, onto: base.pointer)
        let id = try create(tree.id, parent: parentHandle.pointer, message, author, committer)
        let changesTree = tree.id != ObjectID(git_tree_id(base.pointer).pointee)
        return WrittenCommit(id: id, tree: tree.id, changesTree: changesTree)
    }

    private func create(
        _ tree: ObjectID, parent: OpaquePointer?, _ message: String, _ author: Signature, _ committer: Signature
    ) throws(GitError) -> ObjectID {
        let tree = try treeHandle(tree.oid)
        let author = try CSignature(author)
        let committer = try CSignature(committer)
        var oid = git_oid()
        var parents = [parent]
        let result = git_commit_create(
            &oid, pointer, nil, author.pointer, committer.pointer, nil, message, tree.pointer, parent == nil ? 0 : 1,
            &parents)
        try Libgit2.check(result, "git_commit_create")
        return ObjectID(oid)
    }
}

/// Owns a `git_signature`.
private struct CSignature: ~Copyable {
    let pointer: UnsafeMutablePointer<git_signature>

    init(_ signature: Signature) throws(GitError) {
        // libgit2 would write a line break into the commit's header, where the next field begins.
        let text = signature.name + signature.email
        guard !text.unicodeScalars.contains(where: { $0.value < 32 || $0 == "<" || $0 == ">" }) else {
            throw GitError(
                .invalidInput, "a name and an e-mail address hold no control characters and no angle brackets",
                operation: "git_signature_new")
        }
        var pointer: UnsafeMutablePointer<git_signature>?
        let result = git_signature_new(
            &pointer, signature.name, signature.email, git_time_t(signature.date.timeIntervalSince1970.rounded(.down)),
            CInt(signature.offsetMinutes))
        guard result == 0, let pointer else { throw Libgit2.error(result, "git_signature_new") }
        self.pointer = pointer
    }

    deinit { git_signature_free(pointer) }
}
