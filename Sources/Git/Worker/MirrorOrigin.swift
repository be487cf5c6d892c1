internal import Foundation

/// Which remote a mirror is of, noted in its folder: what it holds is then known without asking.
enum MirrorOrigin {
    private static let name = "/remote"

    /// Notes it, unless that is what stands there.
    static func note(_ remote: RemoteAddress.Location, in directory: String) {
        guard !isNoted(remote, in: directory) else { return }
        // Without it nobody is the wiser as long as the remote cannot be asked: no more than that.
        try? remote.description.write(toFile: directory + name, atomically: true, encoding: .utf8)
    }

    static func isNoted(_ remote: RemoteAddress.Location, in directory: String) -> Bool {
        (try? String(contentsOfFile: directory + name, encoding: .utf8)) == remote.description
    }
}
