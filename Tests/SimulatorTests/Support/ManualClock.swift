import Synchronization

/// A clock that stands still until it is told otherwise.
///
/// With a step, it moves on by that much each time someone looks: a program that asks until
/// something is done gets there without a wait.
final class ManualClock: Clock {
    struct Instant: InstantProtocol {
        var offset: Duration

        func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Duration { other.offset - offset }
        static func < (one: Instant, other: Instant) -> Bool { one.offset < other.offset }
    }

    private let elapsed = Mutex(Duration.zero)
    private let step: Duration

    init(step: Duration = .zero) {
        self.step = step
    }

    var now: Instant {
        elapsed.withLock { elapsed in
            elapsed += step
            return Instant(offset: elapsed)
        }
    }

    var minimumResolution: Duration { .zero }

    func advance(by duration: Duration) {
        elapsed.withLock { $0 += duration }
    }

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        fatalError("no test sleeps")
    }
}
