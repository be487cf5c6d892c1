internal import CGit2

extension OpenRepository {
    /// `git receive-pack` unpacks fewer objects than this into loose ones, and keeps larger packs.
    private static let packFrom = 100

    /// Copies `commit` and what it needs into another repository on this machine, which has `tips` already.
    func copy(_ commit: ObjectID, to other: borrowing OpenRepository, having tips: [ObjectID]) throws(GitError) {
        let source = try objects()
        let target = try other.objects()
        var missing = MissingObjects(repository: pointer, target: target.pointer)
        for id in try commitIDs(from: commit, hiding: tips, limit: .max).reversed() { try missing.add(commit: id) }
        if missing.ids.count < Self.packFrom {
            for id in missing.ids { try Self.copy(id, from: source.pointer, to: target.pointer) }
        } else {
            try pack(missing.ids, into: other.objectsPath + "/pack")
        }
    }

    private var objectsPath: String { String(cString: git_repository_commondir(pointer)) + "objects" }

    private static func copy(_ id: ObjectID, from source: OpaquePointer, to target: OpaquePointer) throws(GitError) {
        var oid = id.oid
        let object = try Handle("git_odb_read", free: git_odb_object_free, missing: .corrupt) {
            git_odb_read(&$0, source, &oid)
        }
        let result = git_odb_write(
            &oid, target, git_odb_object_data(object.pointer), git_odb_object_size(object.pointer),
            git_odb_object_type(object.pointer))
        try Libgit2.check(result, "git_odb_write")
    }

    // The pack appears under its name only once it is whole.
    private func pack(_ ids: [ObjectID], into folder: String) throws(GitError) {
        let builder = try Handle("git_packbuilder_new", free: git_packbuilder_free) {
            git_packbuilder_new(&$0, pointer)
        }
        for id in ids {
            var oid = id.oid
            try Libgit2.check(
                git_packbuilder_insert(builder.pointer, &oid, nil), "git_packbuilder_insert", missing: .corrupt)
        }
        try Libgit2.check(git_packbuilder_write(builder.pointer, folder, 0, nil, nil), "git_packbuilder_write")
    }
}
