/// A repository on this machine.
///
/// Each call opens it, reads or writes, and closes it again on one thread of our own; nothing stays open in
/// between, so a repository replaced on disk is seen at the next call.
public struct Repository: Sendable, Hashable {
    /// The path of the repository's own folder: the bare one, or `.git`.
    public let path: String
    /// Told of damage, if this is a mirror.
    private let condition: MirrorCondition?

    init(path: String, condition: MirrorCondition? = nil) {
        self.path = path
        self.condition = condition
    }

    public static func == (left: Repository, right: Repository) -> Bool { left.path == right.path }
    public func hash(into hasher: inout Hasher) { hasher.combine(path) }

    /// Opens a bare repository, or the one whose work tree or `.git` folder `path` is.
    ///
    /// - Throws: `notARepository` if there is none at exactly this path, `unsupported` if it names its objects by
    ///   SHA-256.
    public static func open(_ path: String) async throws(GitError) -> Repository {
        try await GitThreads.run { () throws(GitError) in
            Repository(path: try OpenRepository(at: path).path)
        }
    }

    /// Makes a bare repository whose HEAD is `refs/heads/main`, with the folders above it. One that is there
    /// already stays as it is.
    public static func initBare(at path: String) async throws(GitError) -> Repository {
        try await GitThreads.run { () throws(GitError) in
            Repository(path: try OpenRepository(initializingBareAt: path).path)
        }
    }

    /// The commit that `ref` names: a full reference name, a branch, HEAD, or a revision such as `main~2`.
    ///
    /// - Returns: Nil if there is no such reference or object.
    /// - Throws: `corrupt` if the reference is there and its commit is not.
    public func tip(of ref: String) async throws(GitError) -> ObjectID? {
        try await read { repository throws(GitError) in try repository.tip(of: ref) }
    }

    /// What stands in the tree of `commit` at and below `prefixes`.
    ///
    /// - Parameter prefixes: Folders or files, from the root; the empty string is the root itself.
    /// - Returns: The entries in the order of their paths' bytes. A prefix at which there is nothing gives none.
    /// - Throws: `notFound` if there is no such commit, `corrupt` if any object cannot be read, `limitExceeded`.
    public func files(
        at commit: ObjectID, under prefixes: [String], limits: GitLimits = GitLimits()
    ) async throws(GitError) -> [TreeEntry] {
        try await files(at: commit, under: prefixes, limits: limits, after: TreeReading()).entries
    }

    /// The same, taking from an earlier reading what has not changed since: folders whole, and the content of
    /// files that have the same blob.
    public func files(
        at commit: ObjectID, under prefixes: [String], limits: GitLimits = GitLimits(), after earlier: TreeReading
    ) async throws(GitError) -> TreeReading {
        try await read { repository throws(GitError) in
            try repository.files(at: commit, under: prefixes, limits: limits, after: earlier)
        }
    }

    /// - Throws: `notFound` if there is no such commit.
    public func commit(_ id: ObjectID) async throws(GitError) -> Commit {
        try await read { repository throws(GitError) in try repository.commit(id) }
    }

    /// The commits that `tip` reaches and `stop` does not, along all parents.
    ///
    /// - Parameters:
    ///   - stop: Commits to leave out, with all that they reach. One that is not in the repository leaves out
    ///     nothing.
    ///   - limit: How many commits at most; the newest are kept.
    ///   - prefixes: Which changed paths to report; none, or the empty string, means all. Commits are not
    ///     filtered by them.
    /// - Returns: The commits, children before their parents, newest first.
    /// - Throws: `notFound` if there is no commit `tip`, `unsupported` if the clone is shallow.
    public func history(
        from tip: ObjectID, until stop: Set<ObjectID> = [], limit: Int, paths prefixes: [String] = []
    ) async throws(GitError) -> [CommitChange] {
        try await read { repository throws(GitError) in
            try repository.history(from: tip, until: stop, limit: limit, paths: prefixes)
        }
    }

    /// Whether `descendant` is `ancestor` or has it in its history.
    ///
    /// - Returns: False also if `ancestor` is not in the repository at all.
    /// - Throws: `notFound` if `descendant` is not there, `unsupported` if the clone is shallow.
    public func isAncestor(_ ancestor: ObjectID, of descendant: ObjectID) async throws(GitError) -> Bool {
        try await read { repository throws(GitError) in try repository.isAncestor(ancestor, of: descendant) }
    }

    /// Writes a commit and what it needs to the object database. No reference moves.
    ///
    /// - Parameters:
    ///   - parent: The commit whose tree is changed; nil makes a root commit on an empty tree.
    ///   - changes: Contents by path. Nil deletes the file or the whole folder, if it is there.
    ///   - committer: The default is the author.
    /// - Throws: `notFound` if there is no commit `parent`, `invalidInput` for a path that no file may have, or
    ///   that stands below another one of `changes`.
    public func writeCommit(
        parent: ObjectID?, changing changes: [String: [UInt8]?], message: String, author: Signature,
        committer: Signature? = nil
    ) async throws(GitError) -> WrittenCommit {
        try await read { repository throws(GitError) in
            try repository.writeCommit(
                parent: parent, changing: changes, message: message, author: author, committer: committer ?? author)
        }
    }

    /// Points a reference at `id` if it points at `expected` now.
    ///
    /// - Parameters:
    ///   - name: The full name, such as `refs/heads/main`.
    ///   - expected: Nil: the reference must not be there yet.
    /// - Throws: `nonFastForward` if it points elsewhere, `locked` if another process keeps its lock,
    ///   `notFound` if there is no commit `id`.
    public func updateRef(
        _ name: String, to id: ObjectID, expecting expected: ObjectID?
    ) async throws(GitError) {
        try await read { repository throws(GitError) in
            _ = try repository.commit(id)
            try repository.move(name, to: id, expecting: expected)
        }
    }

    private func read<Value: Sendable>(
        _ body: @escaping @Sendable (borrowing OpenRepository) throws(GitError) -> Value
    ) async throws(GitError) -> Value {
        let path = path
        do throws(GitError) {
            return try await GitThreads.run { () throws(GitError) in
                let repository = try OpenRepository(at: path)
                return try body(repository)
            }
        } catch {
            if error.code == .corrupt { condition?.noteDamage() }
            throw error
        }
    }
}
