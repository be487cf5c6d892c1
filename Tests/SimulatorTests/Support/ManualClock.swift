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

    private struct Sleeper {
        let deadline: Duration
        let continuation: CheckedContinuation<Void, any Error>
    }

    private let elapsed = Mutex(Duration.zero)
    private let sleepers = Mutex<[Int: Sleeper]>([:])
    private let tickets = Mutex(0)
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
        let now = elapsed.withLock { elapsed in
            elapsed += duration
            return elapsed
        }
        let due = sleepers.withLock { sleepers in
            let due = sleepers.filter { $0.value.deadline <= now }
            for ticket in due.keys { sleepers[ticket] = nil }
            return due.values
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// How many wait for time to pass.
    var sleeping: Int { sleepers.withLock(\.count) }

    /// Waits until someone advances the clock that far. A clock that steps goes there itself.
    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        if step > .zero {
            return elapsed.withLock { $0 = max($0, deadline.offset) }
        }
        let ticket = tickets.withLock { tickets in
            tickets += 1
            return tickets
        }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                sleepers.withLock { $0[ticket] = Sleeper(deadline: deadline.offset, continuation: continuation) }
                if Task.isCancelled { wake(ticket) }
            }
        } onCancel: {
            wake(ticket)
        }
    }

    private func wake(_ ticket: Int) {
        let sleeper = sleepers.withLock { $0.removeValue(forKey: ticket) }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}
