import CGlibc

/// Memory that passes have used and freed, which glibc would keep for as long as a process lives.
enum FreeMemory {
    /// Lets all threads share two heaps, for the whole process: each would else come to keep one of its own (mallopt(3)).
    static func shareHeaps() { _ = mallopt(M_ARENA_MAX, 2) }

    /// Gives it back to the machine (malloc_trim(3)).
    static func giveBack() { _ = malloc_trim(0) }
}
