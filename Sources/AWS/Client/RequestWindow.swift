/// The time in which requests may be sent, and the longest that one may last: what is left of a lease.
public struct RequestWindow: Sendable {
    public var closes: ContinuousClock.Instant
    public var longest: Duration

    public init(closes: ContinuousClock.Instant, longest: Duration) {
        self.closes = closes
        self.longest = longest
    }

    var isOpen: Bool { ContinuousClock.now < closes }

    /// How long it is still open.
    var left: Duration { ContinuousClock.now.duration(to: closes) }
}
