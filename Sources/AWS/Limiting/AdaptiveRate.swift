/// A rate of requests that finds the server's by additive increase and multiplicative decrease.
///
/// There is none until the first request was refused. From then on each answer to a request that had to wait for its
/// turn adds the same step, and a refusal takes a share away; `docs/decisions/0009` has the numbers and their reasons.
/// Times are those since the limiter began.
package struct AdaptiveRate: Sendable {
    /// Requests a second, or `nil` as long as none was refused.
    package private(set) var current: Double?

    private let start: Double
    private var step = 0.0
    /// The rate at the last refusal: well past it, what was learned there no longer holds.
    private var ceiling = Double.infinity
    private var decreased: Duration?
    /// Since when requests that were taken are counted. Idle time is left out.
    private var countedSince = Duration.zero
    private var taken = 0

    /// The share that is left after a refusal near the server's rate.
    private static let slightDecrease = 0.95
    /// The share that is left at least.
    private static let greatestDecrease = 0.5
    /// Where the server took less than this share of our rate, we are far above its own.
    private static let far = 0.85
    /// How many requests must have been taken for their number to say what the server's rate is.
    private static let sample = 10
    /// How many requests a step back to the last ceiling takes: near the server's rate; far above it, and that is
    /// measured; far above it, and that is a guess.
    private static let (climb, shortClimb, search) = (320.0, 50.0, 20.0)
    /// How far above the last ceiling the search begins again.
    private static let past = 1.1
    /// A request in 20 seconds: below that, waiting looks like hanging.
    private static let slowest = 0.05

    package init(start: Double) { self.start = start }

    /// The time from one request to the next.
    var interval: Duration { current.map { .seconds(1 / $0) } ?? .zero }

    /// Leaves time in which nothing was asked for out of what is measured.
    mutating func wasIdle(for time: Duration) { countedSince += time }

    /// A request was taken.
    ///
    /// - Parameter waited: whether the rate held it back. Otherwise it says nothing about a higher one.
    mutating func wasTaken(waited: Bool) {
        guard let rate = current else { return }
        taken += 1
        guard waited else { return }
        current = rate + step
        if rate > ceiling * Self.past {
            step = rate / Self.search
            ceiling = .infinity
        }
    }

    /// A request was refused. Of those that were under way together, only the first counts.
    mutating func wasRefused(startedAt started: Duration, now: Duration) {
        if let decreased, started <= decreased { return }
        decreased = now
        guard let rate = current else {
            current = start
            step = start / Self.search
            countFrom(now)
            return
        }
        // A bucket is empty at each refusal, so what it gave between two is its rate, but for one token.
        let measured = Double(taken + 1) / max(1e-9, (now - countedSince) / .seconds(1))
        let isFar = measured < Self.far * rate
        let lower = max(Self.slowest, Self.greatestDecrease * rate, isFar ? measured : Self.slightDecrease * rate)
        let isMeasured = taken >= Self.sample
        step = (rate - lower) / (isFar ? isMeasured ? Self.shortClimb : Self.search : Self.climb)
        ceiling = rate
        current = lower
        if isMeasured { countFrom(now) }
    }

    private mutating func countFrom(_ now: Duration) {
        countedSince = now
        taken = 0
    }
}
