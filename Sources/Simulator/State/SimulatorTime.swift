import FoundationEssentials

/// The simulator's idea of now: a moment to start from, and what a clock has counted since.
///
/// A clock that stands still or jumps makes time stand still or jump here.
struct SimulatorTime: Sendable {
    private let start: Date
    private let elapsed: @Sendable () -> Duration
    private let wait: @Sendable (Duration) async throws -> Void

    init(start: Date, clock: some Clock<Duration> & Sendable) {
        self.start = start
        let began = clock.now
        elapsed = { began.duration(to: clock.now) }
        wait = { try await clock.sleep(for: $0) }
    }

    var now: Date { start.addingTimeInterval(elapsed().seconds) }

    /// Waits until that much time has passed. Throws if the task is cancelled.
    func sleep(for duration: Duration) async throws { try await wait(duration) }
}

extension Duration {
    var seconds: TimeInterval {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
