internal import CGit2

/// Collects the objects of commits that another repository lacks.
///
/// What an object refers to is listed before it, and copied in that order. So an object that is there has all it
/// needs there, even after a copy was cut short, and need not be looked into.
struct MissingObjects {
    private let repository: OpaquePointer
    private let target: OpaquePointer
    private var seen: Set<ObjectID> = []
    private(set) var ids: [ObjectID] = []

    /// The pointers, of a repository and of the other's object database, are borrowed.
    init(repository: OpaquePointer, target: OpaquePointer) {
        self.repository = repository
        self.target = target
    }

    mutating func add(commit id: ObjectID) throws(GitError) {
        guard isMissing(id) else { return }
        var oid = id.oid
        let commit = try Handle("git_commit_lookup", free: git_commit_free, missing: .corrupt) {
            git_commit_lookup(&$0, repository, &oid)
        }
        try add(tree: ObjectID(git_commit_tree_id(commit.pointer).pointee))
        ids.append(id)
    }

    private mutating func add(tree id: ObjectID) throws(GitError) {
        guard isMissing(id) else { return }
        var oid = id.oid
        let tree = try Handle("git_tree_lookup", free: git_tree_free, missing: .corrupt) {
            git_tree_lookup(&$0, repository, &oid)
        }
        for index in 0..<git_tree_entrycount(tree.pointer) {
            guard let entry = git_tree_entry_byindex(tree.pointer, index) else { continue }
            let child = ObjectID(git_tree_entry_id(entry).pointee)
            switch git_tree_entry_type(entry) {
            case GIT_OBJECT_TREE: try add(tree: child)
            case GIT_OBJECT_BLOB: if isMissing(child) { ids.append(child) }
            default: break  // A submodule's commit is in another repository.
            }
        }
        ids.append(id)
    }

    private mutating func isMissing(_ id: ObjectID) -> Bool {
        var oid = id.oid
        return seen.insert(id).inserted && git_odb_exists(target, &oid) == 0
    }
}
