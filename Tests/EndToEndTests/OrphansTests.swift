import Foundation
import Glibc
import TestSupport
import Testing

@testable import reeve

/// The first process of a container inherits what others leave behind.
@Suite(.timeLimit(.minutes(5))) struct OrphansTests {
    /// A child of which nobody takes note, once it has ended.
    private func zombie() throws -> pid_t {
        var process: pid_t = 0
        var arguments: [UnsafeMutablePointer<CChar>?] = [strdup("true"), nil]
        defer { free(arguments[0]) }
        guard posix_spawnp(&process, "true", nil, nil, &arguments, nil) == 0 else {
            throw Tool.Missing(name: "true")
        }
        var info = siginfo_t()
        // Waits for its end, and leaves it there.
        guard waitid(P_PID, id_t(process), &info, WEXITED | WNOWAIT) == 0 else { throw Tool.Missing(name: "a child") }
        return process
    }

    private func isThere(_ process: pid_t) -> Bool { kill(process, 0) == 0 }

    @Test func `what has ended for half a minute is taken note of, and nothing before`() throws {
        let orphan = try zombie()
        let start = ContinuousClock.now
        func reap(after seconds: Int, isHeir: Bool = true) {
            Orphans.reap(now: start.advanced(by: .seconds(seconds)), isHeir: isHeir) { $0 == orphan }
        }
        reap(after: 0)
        reap(after: 29)
        #expect(isThere(orphan))
        reap(after: 30, isHeir: false)
        #expect(isThere(orphan))
        reap(after: 30)
        #expect(!isThere(orphan))
    }
}
