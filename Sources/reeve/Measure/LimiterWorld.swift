import AWS

/// Callers who always have work, the limiter, and a server behind a token bucket: events in the order of their time, of
/// which none is waited for.
struct LimiterWorld {
    private enum Event {
        /// A caller whose turn may have come; without a ticket it has a new request.
        case turn(Pacing.Ticket?)
        case arrival(Pacing.Start)
        case answer(Pacing.Start, isTaken: Bool)
    }

    private struct Caller {
        var event = Event.turn(nil)
        var time = Duration.zero
        var attempt = 0
    }

    private(set) var requests = 0
    private(set) var refused = 0

    private let rate: Double
    private let burst: Double
    private let latency: Duration
    private let retry = RetryPolicy()
    private var pacing = Pacing(startingRate: 10)
    private var callers: [Caller]
    private var tokens: Double
    private var filled = Duration.zero

    init(rate: Double, burst: Double, callers: Int, latency: Duration) {
        self.rate = rate
        self.burst = burst
        self.latency = latency
        self.callers = Array(repeating: Caller(), count: callers)
        tokens = burst
    }

    mutating func run(until end: Duration) {
        while let next = callers.indices.min(by: { callers[$0].time < callers[$1].time }), callers[next].time < end {
            callers[next] = after(callers[next])
        }
    }

    /// What follows for a caller.
    private mutating func after(_ caller: Caller) -> Caller {
        var caller = caller
        let now = caller.time
        switch caller.event {
        case .turn(let known):
            let ticket = known ?? pacing.join(at: now)
            switch pacing.turn(of: ticket, at: now) {
            case .now(let start):
                caller.event = .arrival(start)
                caller.time += latency / 2
            case .later(let wait, _):
                caller.event = .turn(ticket)
                caller.time += wait
            }
        case .arrival(let start):
            caller.event = .answer(start, isTaken: take(at: now))
            caller.time += latency / 2
        case .answer(let start, let isTaken):
            caller.event = .turn(nil)
            if isTaken {
                pacing.wasTaken(start)
                caller.attempt = 0
            } else {
                pacing.wasRefused(start, now: now)
                caller.attempt += 1
                caller.time += retry.delay(beforeAttempt: caller.attempt)
            }
        }
        return caller
    }

    private mutating func take(at now: Duration) -> Bool {
        requests += 1
        tokens = min(burst, tokens + (now - filled) / .seconds(1) * rate)
        filled = now
        // What adds up to a token in parts must count as one.
        guard tokens >= 1 - 1e-9 else {
            refused += 1
            return false
        }
        tokens -= 1
        return true
    }
}
