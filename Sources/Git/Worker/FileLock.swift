internal import Glibc

/// An exclusive lock on a file, which the kernel releases when the process ends, however it ends.
struct FileLock: ~Copyable {
    private let file: Int32

    /// Waits until the lock is free. The file is made if need be, and stays.
    init(at path: String) throws(GitError) {
        file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard file >= 0 else { throw GitError(.local, "cannot open '\(path)' (errno \(errno))", operation: "open") }
        while flock(file, LOCK_EX) != 0 {
            guard errno == EINTR else {
                throw GitError(.local, "cannot lock '\(path)' (errno \(errno))", operation: "flock")
            }
        }
    }

    deinit { if file >= 0 { close(file) } }
}
