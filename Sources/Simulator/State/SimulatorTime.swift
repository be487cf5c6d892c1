import FoundationEssentials

/// The simulator's idea of now: a moment to start from, and what a clock has counted since.
///
/// A clock that stands still or jumps makes time stand still or jump here.
struct SimulatorTime: Sendable {
    private let start: Date
    private let elapsed: @Sendable () -> Duration

    init(start: Date, clock: some Clock<Duration> & Sendable) {
        self.start = start
        let began = clock.now
        elapsed = { began.duration(to: clock.now) }
    }

    var now: Date { start.addingTimeInterval(elapsed().seconds) }
}

extension Duration {
    var seconds: TimeInterval {
        Double(components.seconds) + Double(components.attoseconds) * 1e-18
    }
}
