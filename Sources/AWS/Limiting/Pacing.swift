/// Who may send a request next, and when: a token bucket that holds one token, and a queue in front of it.
///
/// It is a value without a clock: times are those since the limiter began. A bucket of one token sends requests evenly.
/// What a server takes at once is thus left to it, and no burst of ours runs into a limit that has none.
package struct Pacing: Sendable {
    package struct Ticket: Sendable, Hashable {
        fileprivate var number: Int
        fileprivate var joined: Duration
    }

    /// A request that may start.
    package struct Start: Sendable {
        package var at: Duration
        /// Whether the rate held it back.
        package var waited: Bool
    }

    package enum Turn: Sendable {
        case now(Start)
        /// To be asked again after this time; `expected` is when the turn comes, as far as can be said.
        case later(Duration, expected: Duration)
    }

    package private(set) var rate: AdaptiveRate
    /// Until when the server asked for no requests at all.
    package private(set) var pausedUntil = Duration.zero

    private var queue: [Ticket] = []
    private var next = 0
    private var last: Duration?

    package init(startingRate: Double) { rate = AdaptiveRate(start: startingRate) }

    package var waiting: Int { queue.count }

    package mutating func join(at now: Duration) -> Ticket {
        next += 1
        let ticket = Ticket(number: next, joined: now)
        queue.append(ticket)
        return ticket
    }

    package mutating func leave(_ ticket: Ticket) { queue.removeAll { $0 == ticket } }

    /// Whether it is this ticket's turn; with `now` it has left the queue.
    package mutating func turn(of ticket: Ticket, at now: Duration) -> Turn {
        let interval = rate.interval
        let position = queue.firstIndex(of: ticket) ?? 0
        let earliest = last.map { $0 + interval } ?? .zero
        let due = max(earliest, pausedUntil)
        guard position == 0 || interval == .zero, due <= now else {
            let ahead = interval * position
            // Halfway behind those in front the rate may be another one: asking again there costs little.
            let wait = max(due, now) + ahead / 2 - now
            return .later(max(wait, .microseconds(1)), expected: max(due, now) + ahead - now)
        }
        leave(ticket)
        // A turn that was waited for counts from when it was due, so that late timers do not slow the rate down.
        let slot = max(due, ticket.joined, now - interval)
        if slot > earliest { rate.wasIdle(for: slot - earliest) }
        last = slot
        return .now(Start(at: now, waited: ticket.joined < due))
    }

    package mutating func wasTaken(_ start: Start) { rate.wasTaken(waited: start.waited) }

    package mutating func wasRefused(_ start: Start, now: Duration) {
        rate.wasRefused(startedAt: start.at, now: now)
    }

    /// Sends nothing before that time.
    package mutating func pause(until time: Duration) { pausedUntil = max(pausedUntil, time) }
}
