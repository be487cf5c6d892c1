internal import Foundation
internal import Glibc

/// The mirror's folder, held by one worker process at a time.
///
/// The kernel releases the lock however the process ends, so what a killed worker left behind (reference locks,
/// half a pack, references for a push) is known to be nobody's, and is cleared away here.
struct MirrorDirectory: ~Copyable {
    let repository: OpenRepository
    let lock: FileLock

    /// Waits until no other worker holds the folder. The repository is made if there is none.
    static func hold(_ path: String) throws(GitError) -> MirrorDirectory {
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        } catch {
            throw GitError(.local, "cannot make the folder '\(parent)'", operation: "mkdir")
        }
        let lock = try FileLock(at: path + ".lock")
        let repository = try openOrMake(path)
        mkdir(path + "/home", 0o700)
        try clearLeftovers(of: repository, in: path)
        return MirrorDirectory(repository: repository, lock: lock)
    }

    // Made beside and renamed, so that a worker killed half-way leaves no half of a repository.
    private static func openOrMake(_ path: String) throws(GitError) -> OpenRepository {
        do throws(GitError) {
            return try OpenRepository(at: path)
        } catch  where error.code == .notARepository {
            let new = path + ".new"
            try? FileManager.default.removeItem(atPath: new)
            _ = try OpenRepository(initializingBareAt: new)
            guard rename(new, path) == 0 else {
                throw GitError(
                    .notARepository, "'\(path)' is there and is no Git repository (errno \(errno))", operation: "rename"
                )
            }
            return try OpenRepository(at: path)
        }
    }

    private static func clearLeftovers(
        of repository: borrowing OpenRepository, in path: String
    ) throws(GitError) {
        remove(below: path + "/" + Mirror.tracking) { $0.hasSuffix(".lock") }
        remove(below: path + "/objects/pack/") { $0.hasPrefix("pack_git2_") }
        for name in try repository.referenceNames(below: RemoteJob.pushReferences) { try repository.remove(name) }
    }

    private static func remove(below folder: String, where isLeftover: (String) -> Bool) {
        for name in FileManager.default.enumerator(atPath: folder) ?? .init() {
            if let name = name as? String, isLeftover(name) { unlink(folder + name) }
        }
    }
}
