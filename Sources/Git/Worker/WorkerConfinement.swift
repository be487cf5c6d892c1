internal import CGit2
internal import Glibc
internal import NIOPosix

/// What keeps the worker process from outliving its parent or taking too much of the machine.
enum WorkerConfinement {
    private static let watcher = NIOThreadPool(numberOfThreads: 1)

    /// Has the kernel kill this process when its parent ends.
    ///
    /// Strictly, when the thread that started it ends; Subprocess starts processes on one thread that lives as
    /// long as its process. A parent that ended before this call is found by comparing `getppid`.
    static func dieWithParent() {
        _ = reeve_kill_with_parent(SIGKILL)
    }

    /// Exits when the other end of standard input is closed.
    static func exitWhenInputEnds() {
        watcher.start()
        watcher.submit { _ in
            var byte: UInt8 = 0
            while true {
                let count = read(STDIN_FILENO, &byte, 1)
                if count == 0 || (count < 0 && errno != EINTR) { _exit(0) }
            }
        }
    }

    /// Limits private memory. That there are no core dumps, which would hold credentials, is inherited.
    ///
    /// The limit is on data rather than address space: packs are mapped from files, and those pages are the
    /// kernel's to take back.
    static func limitMemory(to bytes: Int) throws(GitError) {
        var memory = rlimit(rlim_cur: rlim_t(bytes), rlim_max: rlim_t(bytes))
        guard setrlimit(__rlimit_resource_t(RLIMIT_DATA.rawValue), &memory) == 0 else {
            throw GitError(.local, "cannot limit the worker's memory (errno \(errno))", operation: "setrlimit")
        }
        _ = Libgit2.ready
        _ = reeve_git_set_mapped_window_size(32 << 20)
        _ = reeve_git_set_mapped_limit(256 << 20)
    }
}
