import Synchronization

/// How long AWS's answers were waited for: the time in which at least one request was outstanding.
final class AnswerTime: Sendable {
    private struct State {
        var outstanding = 0
        var since = ContinuousClock.now
        var total = Duration.zero
    }

    private let state = Mutex(State())

    /// The time so far, without that of the requests that are outstanding now.
    var total: Duration { state.withLock(\.total) }

    func begin() {
        state.withLock { state in
            if state.outstanding == 0 { state.since = .now }
            state.outstanding += 1
        }
    }

    func end() {
        state.withLock { state in
            state.outstanding -= 1
            if state.outstanding == 0 { state.total += state.since.duration(to: .now) }
        }
    }
}
