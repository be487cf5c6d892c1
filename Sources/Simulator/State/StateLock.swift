import Glibc

/// Keeps a second simulator off a state file, as long as this is held. A process that is killed holds it no more.
final class StateLock {
    private let descriptor: Int32

    /// Locks a file beside the state file, since that is replaced at each write.
    init(stateFile path: String) throws(SimulatorError) {
        descriptor = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw .file(path: path + ".lock", problem: "cannot be opened: \(String(cString: strerror(errno)))")
        }
        guard flock(descriptor, LOCK_EX | LOCK_NB) == 0 else {
            close(descriptor)
            throw .file(path: path, problem: "another simulator keeps its organization there")
        }
    }

    deinit {
        close(descriptor)
    }
}
