import Reconciler
import Synchronization

/// A clock for one that waits: each wait is over at once, and the time has passed.
final class JumpingClock: Clock, Sendable {
    typealias Duration = Swift.Duration

    struct Instant: InstantProtocol {
        var offset: Swift.Duration

        func advanced(by duration: Swift.Duration) -> Instant { Instant(offset: offset + duration) }
        func duration(to other: Instant) -> Swift.Duration { other.offset - offset }
        static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
    }

    private let elapsed = Mutex(Swift.Duration.zero)
    private let start = ContinuousClock.now

    var now: Instant { Instant(offset: elapsed.withLock(\.self)) }
    let minimumResolution = Swift.Duration.nanoseconds(1)

    func sleep(until deadline: Instant, tolerance _: Swift.Duration?) async throws {
        try Task.checkCancellation()
        elapsed.withLock { $0 = max($0, deadline.offset) }
    }

    /// The same time as passes see it.
    var passClock: PassClock {
        PassClock(
            seconds: { [self] in 1_800_000_000 + Int(now.offset / .seconds(1)) },
            now: { [self] in start.advanced(by: now.offset) },
            sleep: { [self] in try await sleep(until: now.advanced(by: $0), tolerance: nil) })
    }
}
