import CGlibc

#if canImport(Glibc)
    import Glibc
#endif

/// Images of the process's memory, which the kernel would write when it crashes: every secret is in it.
enum CoreDumps {
    /// From now on there are none, of this process and of those that it starts.
    ///
    /// With a limit of one byte the kernel begins no file, and starts no program that takes cores: that one has no
    /// regard for a limit of 0 (core(5); `do_coredump` in Linux's fs/coredump.c).
    static func forbid() {
        var limit = rlimit(rlim_cur: 1, rlim_max: 1)
        guard setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit) != 0 else { return }
        // The limit is 0 for good. Then nothing of the process may be taken; that its files below /proc are root's from
        // then on would be in the way of whoever looks at it (PR_SET_DUMPABLE in prctl(2)).
        _ = reeve_set_dumpable(0)
    }
}
