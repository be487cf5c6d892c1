#if canImport(Glibc)
    import Glibc
#endif

/// Files, and what tells one content from another without reading it.
struct WatchedFiles: Sendable, Hashable {
    private struct Print: Sendable, Hashable {
        var device: UInt64
        var inode: UInt64
        var size: Int
        var seconds: Int
        var nanoseconds: Int
    }

    /// `nil` for a file that is not there.
    private var prints: [String: Print?] = [:]

    init(_ paths: [String] = []) { add(paths) }

    mutating func add(_ paths: [String]) {
        for path in paths { prints[path] = .some(Self.print(of: path)) }
    }

    /// The same files as they are now.
    var now: WatchedFiles { WatchedFiles(Array(prints.keys)) }

    /// Links are followed: Kubernetes changes the content of a mounted file by changing a link.
    private static func print(of path: String) -> Print? {
        var found = stat()
        guard stat(path, &found) == 0 else { return nil }
        return Print(
            device: UInt64(found.st_dev), inode: UInt64(found.st_ino), size: Int(found.st_size),
            seconds: found.st_mtim.tv_sec, nanoseconds: found.st_mtim.tv_nsec)
    }
}
