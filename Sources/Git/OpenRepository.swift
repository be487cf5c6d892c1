internal import CGit2
internal import Glibc

/// A repository that is open, for one thread and the length of one call.
///
/// Everything that touches a repository's files is here, in blocking calls. `Repository` runs them on our
/// threads; the worker process runs them on its main thread.
struct OpenRepository: ~Copyable {
    private let handle: Handle

    var pointer: OpaquePointer { handle.pointer }

    /// Opens a bare repository, or the one whose work tree or `.git` folder `path` is. Folders above are not
    /// searched.
    init(at path: String) throws(GitError) {
        do throws(GitError) {
            handle = try Handle("git_repository_open_ext", free: git_repository_free, missing: .notARepository) {
                git_repository_open_ext(&$0, path, GIT_REPOSITORY_OPEN_NO_SEARCH.rawValue, nil)
            }
        } catch  where error.code == .notARepository {
            throw GitError(.notARepository, "no Git repository at '\(path)'", operation: error.operation)
        }
    }

    /// Makes a bare repository whose HEAD is `refs/heads/main`. One that is there already stays as it is.
    init(initializingBareAt path: String) throws(GitError) {
        _ = Libgit2.ready
        var options = git_repository_init_options()
        git_repository_init_options_init(&options, UInt32(GIT_REPOSITORY_INIT_OPTIONS_VERSION))
        options.flags = GIT_REPOSITORY_INIT_BARE.rawValue | GIT_REPOSITORY_INIT_MKPATH.rawValue
        let branch = strdup("main")
        defer { free(branch) }
        options.initial_head = UnsafePointer(branch)
        handle = try Handle("git_repository_init_ext", free: git_repository_free) {
            git_repository_init_ext(&$0, path, &options)
        }
    }

    /// The path of the repository's own folder: the bare one, or `.git`. It ends in a slash.
    var path: String { String(cString: git_repository_path(pointer)) }

    /// Whether history ends early here because the clone was made so.
    var isShallow: Bool { git_repository_is_shallow(pointer) == 1 }

    func objects() throws(GitError) -> Handle {
        try Handle("git_repository_odb", free: git_odb_free) { git_repository_odb(&$0, pointer) }
    }

    func commitHandle(_ id: ObjectID) throws(GitError) -> Handle {
        var oid = id.oid
        do throws(GitError) {
            return try Handle("git_commit_lookup", free: git_commit_free) { git_commit_lookup(&$0, pointer, &oid) }
        } catch  where error.code == .notFound {
            throw GitError(.notFound, "no commit \(id) in '\(path)'", operation: error.operation)
        }
    }

    func treeHandle(_ id: git_oid) throws(GitError) -> Handle {
        var id = id
        return try Handle("git_tree_lookup", free: git_tree_free, missing: .corrupt) {
            git_tree_lookup(&$0, pointer, &id)
        }
    }

    /// The tree of a commit that is open.
    func treeHandle(ofCommit commit: OpaquePointer) throws(GitError) -> Handle {
        try Handle("git_commit_tree", free: git_tree_free, missing: .corrupt) { git_commit_tree(&$0, commit) }
    }
}
