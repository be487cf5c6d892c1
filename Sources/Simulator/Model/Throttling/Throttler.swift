import FoundationEssentials

/// The token buckets of a throttle, as far as they have been drawn on.
struct Throttler {
    private let throttle: Throttle
    private var buckets: [String: TokenBucket] = [:]

    init(_ throttle: Throttle) {
        self.throttle = throttle
    }

    /// Whether a request for an operation may pass now.
    mutating func admits(_ operation: String, of family: APIFamily, at now: Date) -> Bool {
        let name: String
        let limit: Throttle.Limit
        if let own = throttle.operations[operation] {
            (name, limit) = (operation, own)
        } else if let shared = throttle.families[family] {
            (name, limit) = (family.rawValue, shared)
        } else {
            return true
        }
        return buckets[name, default: TokenBucket(limit, at: now)].take(at: now)
    }
}
