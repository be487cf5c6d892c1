import FoundationEssentials
import Synchronization

#if canImport(Glibc)
    import Glibc
#endif

/// Processes that others have left to this one: the first process of a container is who inherits them, and as long as it
/// does not take note of their end they count.
enum Orphans {
    /// Of what this process starts itself it takes note long before.
    private static let patience: Duration = .seconds(30)

    /// Since when those are known that have ended.
    private static let ended = Mutex<[pid_t: ContinuousClock.Instant]>([:])

    /// Takes note of the end of those that nobody else takes note of.
    ///
    /// - Parameters:
    ///   - isHeir: whether others' processes come to this one.
    ///   - isMeant: which processes it is about.
    static func reap(
        now: ContinuousClock.Instant = .now, isHeir: Bool = getpid() == 1,
        where isMeant: (pid_t) -> Bool = { _ in true }
    ) {
        guard isHeir else { return }
        let zombies = children.filter { isMeant($0) && isZombie($0) }
        let forgotten = ended.withLock { ended in
            ended = Dictionary(zombies.map { ($0, ended[$0] ?? now) }, uniquingKeysWith: { first, _ in first })
            return ended.filter { $0.value.duration(to: now) >= patience }.keys
        }
        for process in forgotten {
            var status: Int32 = 0
            waitpid(process, &status, WNOHANG)
        }
    }

    /// Of all threads (proc(5), `/proc/[pid]/task/[tid]/children`).
    private static var children: [pid_t] {
        let threads = (try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/task")) ?? []
        return threads.flatMap { thread in
            let text = FileManager.default.contents(atPath: "/proc/self/task/\(thread)/children") ?? Data()
            return String(decoding: text, as: UTF8.self).split(separator: " ").compactMap { pid_t($0) }
        }
    }

    private static func isZombie(_ process: pid_t) -> Bool {
        let text = FileManager.default.contents(atPath: "/proc/\(process)/stat") ?? Data()
        // The state follows the name, in which anything may stand.
        return String(decoding: text, as: UTF8.self).split(separator: ")").last?.hasPrefix(" Z") == true
    }
}
