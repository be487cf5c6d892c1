import Foundation
import Testing

/// The daemon over weeks, in a process, on a clock that jumps: `./script/soak month` runs whole months.
@Suite struct MonthTests {
    private static func number(_ name: String, or standard: Int) -> Int {
        ProcessInfo.processInfo.environment[name].flatMap { Int($0) } ?? standard
    }

    static let days = number("REEVE_SOAK_DAYS", or: 3)
    static let seeds = (0..<number("REEVE_SOAK_MONTHS", or: 1)).map { $0 + number("REEVE_SOAK_FIRST_SEED", or: 1) }

    @Test(arguments: seeds) func `at the end of each quiet hour all is as the files ask`(_ seed: Int) async throws {
        let month = try Month(days: Self.days, seed: UInt64(seed))
        let report = try await month.run()
        #expect(report.problems.isEmpty, "seed \(seed)")
        #expect(report.quietHours == Self.days * 6)
        print(
            """
            month: seed \(seed), \(Self.days) days: \(report.quietHours) quiet hours, \(report.commits) commits, \
            \(report.drifts) changes by hand, \(report.approvals) approvals, \(report.lives) processes of which \
            \(report.kills) were killed, \(report.requests) requests of which \(report.mishaps) failed, \
            \(report.creates) creates
            """)
    }
}
