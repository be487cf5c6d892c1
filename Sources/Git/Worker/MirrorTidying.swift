internal import Foundation
internal import Glibc

/// Keeps a mirror from falling into ever more pieces: each fetch brings a pack, and each commit loose objects, for as
/// long as a daemon runs.
enum MirrorTidying {
    /// As many packs as `git gc --auto` leaves alone (git-config(1), gc.autoPackLimit).
    private static let mostPacks = 50
    /// Objects are spread evenly over 256 folders. As many in one of them as `git gc --auto` leaves alone
    /// (gc.autoLimit, 6,700 in all).
    private static let mostInFolder = 6700 / 256

    static func isDue(in path: String) -> Bool {
        let packs = names(in: path + "/objects/pack").count { $0.hasSuffix(".pack") }
        return packs > mostPacks || names(in: path + "/objects/17").count > mostInFolder
    }

    private static func names(in folder: String) -> [String] {
        (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    }

    /// Puts what the references need into one pack of another repository, which then takes the place of this one.
    ///
    /// Whoever reads meanwhile has opened the repository before, and finds the same objects at the same path after.
    static func tidy(_ mirror: borrowing OpenRepository, at path: String) throws(GitError) {
        let new = path + ".new"
        try? FileManager.default.removeItem(atPath: new)
        do {
            let other = try OpenRepository(initializingBareAt: new)
            var tips: [ObjectID] = []
            for name in try mirror.referenceNames(below: Mirror.tracking) {
                guard let id = try mirror.target(of: name) else { continue }
                try mirror.copy(id, to: other, having: tips)
                try other.set(name, to: id)
                tips.append(id)
            }
        }
        let old = path + ".old"
        try? FileManager.default.removeItem(atPath: old)
        guard rename(path, old) == 0, rename(new, path) == 0 else {
            throw GitError(.local, "cannot put the tidied mirror into '\(path)' (errno \(errno))", operation: "rename")
        }
        try? FileManager.default.removeItem(atPath: old)
    }
}
