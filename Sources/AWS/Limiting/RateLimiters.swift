import Synchronization

/// The limiters of a client and of its copies, one for each family that was asked for.
final class RateLimiters: Sendable {
    private let timeline: Timeline
    private let patience: Duration
    private let limiters = Mutex<[APIFamily: RateLimiter]>([:])

    init(_ retry: RetryPolicy) {
        timeline = Timeline(retry.clock)
        patience = retry.patience
    }

    subscript(family: APIFamily) -> RateLimiter {
        limiters.withLock { limiters in
            if let limiter = limiters[family] { return limiter }
            let limiter = RateLimiter(startingRate: family.startingRate, timeline: timeline, patience: patience)
            limiters[family] = limiter
            return limiter
        }
    }

    var traffic: [APIFamily: Traffic] { limiters.withLock { $0 }.mapValues(\.traffic) }
}
