import FoundationEssentials

/// Tokens that come at a steady rate up to a limit; each request takes one.
struct TokenBucket: Equatable {
    private let limit: Throttle.Limit
    private var tokens: Double
    private var refilled: Date

    /// A full bucket.
    init(_ limit: Throttle.Limit, at now: Date) {
        self.limit = limit
        tokens = limit.burst
        refilled = now
    }

    /// Takes a token, if there is one.
    mutating func take(at now: Date) -> Bool {
        // Time that runs backwards brings nothing, and takes nothing away.
        let elapsed = max(0, now.timeIntervalSince(refilled))
        tokens = min(limit.burst, tokens + elapsed * limit.rate)
        refilled = max(refilled, now)
        // What adds up to a token in tenths must count as one.
        guard tokens >= 1 - 1e-9 else { return false }
        tokens -= 1
        return true
    }
}
