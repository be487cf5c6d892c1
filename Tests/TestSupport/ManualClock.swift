import Synchronization

/// A clock that stands still until it is told otherwise.
///
/// There are three ways to move it: by hand; with a step, by that much each time someone looks or sleeps, so that a
/// program that asks until something is done gets there without a wait; and for a number of tasks, to the next sleeper
/// as soon as all of them are asleep. Of tasks that are due together one wakes at a time, in the order of their going to
/// sleep, so that the same tasks do the same in each run. Each of them calls `leave()` when it is done.
package final class ManualClock: Clock {
    package struct Instant: InstantProtocol {
        package var offset: Duration

        package func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
        package func duration(to other: Instant) -> Duration { other.offset - offset }
        package static func < (one: Instant, other: Instant) -> Bool { one.offset < other.offset }
    }

    private struct Sleeper {
        let ticket: Int
        let deadline: Duration
        let continuation: CheckedContinuation<Void, any Error>
    }

    private struct State {
        var elapsed = Duration.zero
        var sleepers: [Sleeper] = []
        var tickets = 0
        /// How many must be asleep for the time to move on by itself.
        var tasks = Int.max

        /// The sleeper that wakes now that all are asleep.
        mutating func next() -> Sleeper? {
            guard sleepers.count >= tasks else { return nil }
            let first = sleepers.indices.min {
                (sleepers[$0].deadline, sleepers[$0].ticket) < (sleepers[$1].deadline, sleepers[$1].ticket)
            }
            guard let first else { return nil }
            elapsed = max(elapsed, sleepers[first].deadline)
            return sleepers.remove(at: first)
        }
    }

    private let state = Mutex(State())
    private let step: Duration

    /// Moves by hand or, with a step, by itself.
    package init(step: Duration = .zero) { self.step = step }

    /// Moves on when this many tasks are asleep.
    package init(tasks: Int) {
        step = .zero
        state.withLock { $0.tasks = tasks }
    }

    package var now: Instant {
        state.withLock { state in
            state.elapsed += step
            return Instant(offset: state.elapsed)
        }
    }

    package var minimumResolution: Duration { .zero }

    package func advance(by duration: Duration) {
        let due = state.withLock { state in
            state.elapsed += duration
            let due = state.sleepers.filter { $0.deadline <= state.elapsed }
            state.sleepers.removeAll { $0.deadline <= state.elapsed }
            return due
        }
        for sleeper in due { sleeper.continuation.resume() }
    }

    /// One task fewer is waited for.
    package func leave() {
        state.withLock { state in
            state.tasks -= 1
            return state.next()
        }?.continuation.resume()
    }

    /// How many wait for time to pass.
    package var sleeping: Int { state.withLock { $0.sleepers.count } }

    /// Waits until the time has come. A clock that steps goes there itself.
    package func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        if step > .zero {
            return state.withLock { $0.elapsed = max($0.elapsed, deadline.offset) }
        }
        try Task.checkCancellation()
        let ticket: Int? = state.withLock { state in
            guard deadline.offset > state.elapsed else { return nil }
            state.tickets += 1
            return state.tickets
        }
        guard let ticket else { return }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { continuation in
                let next = state.withLock { state in
                    state.sleepers.append(
                        Sleeper(ticket: ticket, deadline: deadline.offset, continuation: continuation))
                    return state.next()
                }
                next?.continuation.resume()
                if Task.isCancelled { cancel(ticket) }
            }
        } onCancel: {
            cancel(ticket)
        }
    }

    private func cancel(_ ticket: Int) {
        let sleeper = state.withLock { state in
            state.sleepers.firstIndex { $0.ticket == ticket }.map { state.sleepers.remove(at: $0) }
        }
        sleeper?.continuation.resume(throwing: CancellationError())
    }
}
