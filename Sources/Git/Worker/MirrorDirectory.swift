internal import Foundation
internal import Glibc

/// The mirror's folder, held by one worker process at a time.
///
/// The kernel releases the lock however the process ends, so what a killed worker left behind (reference locks,
/// half a pack, references for a push) is known to be nobody's, and is cleared away here.
struct MirrorDirectory: ~Copyable {
    let repository: OpenRepository
    let lock: FileLock
    /// The mirror whose place this one takes once it is whole.
    private let place: String?

    /// Waits until no other worker holds the folder. The repository is made if there is none.
    ///
    /// - Parameter anew: Whether to begin another beside the one that is there, which it replaces with ``finish()``. Until
    ///   then that one is as it was: what is whole of it is all that there is, as long as the remote cannot be read.
    /// - Throws: `corrupt` if what is there cannot be used, and making it anew would help.
    static func hold(_ path: String, anew: Bool = false) throws(GitError) -> MirrorDirectory {
        let parent = URL(fileURLWithPath: path).deletingLastPathComponent().path
        do {
            try FileManager.default.createDirectory(atPath: parent, withIntermediateDirectories: true)
        } catch {
            throw GitError(.local, "cannot make the folder '\(parent)'", operation: "mkdir")
        }
        let lock = try FileLock(at: path + ".lock")
        try? FileManager.default.removeItem(atPath: path + another)
        if anew, isOurs(path) {
            mkdir(path + "/home", 0o700)
            return MirrorDirectory(
                repository: try OpenRepository(initializingBareAt: path + another), lock: lock, place: path)
        }
        do throws(GitError) {
            let repository = try openOrMake(path)
            try clearLeftovers(of: repository, in: path)
            try check(repository)
            mkdir(path + "/home", 0o700)
            return MirrorDirectory(repository: repository, lock: lock, place: nil)
        } catch  where error.code != .unsupported && access(path, R_OK | W_OK | X_OK) == 0 && isOurs(path) {
            throw GitError(.corrupt, "the mirror '\(path)' is damaged: \(error.message)", operation: error.operation)
        }
    }

    /// Whether a folder is, or was, a mirror, and not something else that a setting names by mistake.
    private static func isOurs(_ path: String) -> Bool {
        ["objects", "HEAD", "refs"].contains { access("\(path)/\($0)", F_OK) == 0 }
    }

    private static let another = ".anew"

    /// Puts a mirror that was begun anew into the place of the other one.
    func finish() throws(GitError) {
        guard let place else { return }
        // What was under way to be removed is removed first, so that a worker killed in it leaves no more than one.
        let old = place + ".old"
        try? FileManager.default.removeItem(atPath: old)
        guard rename(place, old) == 0, rename(place + Self.another, place) == 0 else {
            throw GitError(.local, "cannot put '\(place)' away (errno \(errno))", operation: "rename")
        }
        mkdir(place + "/home", 0o700)
        try? FileManager.default.removeItem(atPath: old)
    }

    /// What the references name has to be there. What is missing below is found when it is read.
    private static func check(_ repository: borrowing OpenRepository) throws(GitError) {
        for name in try repository.referenceNames(below: Mirror.tracking) {
            guard let id = try repository.target(of: name) else { continue }
            _ = try repository.commit(id)
        }
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
        remove(in: path + "/objects/pack/") { $0.hasPrefix("pack_git2_") }
        // libgit2 begins an object here, and moves it into one of the folders below once it is whole.
        remove(in: path + "/objects/") { $0.hasPrefix("tmp_object_git2_") }
        for name in try repository.referenceNames(below: RemoteJob.pushReferences) { try repository.remove(name) }
    }

    /// Looks into no folder below, of which `objects` has many.
    private static func remove(in folder: String, where isLeftover: (String) -> Bool) {
        for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] where isLeftover(name) {
            unlink(folder + name)
        }
    }

    private static func remove(below folder: String, where isLeftover: (String) -> Bool) {
        for name in FileManager.default.enumerator(atPath: folder) ?? .init() {
            if let name = name as? String, isLeftover(name) { unlink(folder + name) }
        }
    }
}
