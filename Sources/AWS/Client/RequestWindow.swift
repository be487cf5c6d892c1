/// The time in which requests may be sent, and the longest that one may last: what is left of a lease.
public struct RequestWindow: Sendable {
    public var closes: ContinuousClock.Instant
    public var longest: Duration
    /// The clock by which it closes.
    private let now: @Sendable () -> ContinuousClock.Instant
    /// Whether it has been shut before its time.
    private let isShut: @Sendable () -> Bool

    public init(
        closes: ContinuousClock.Instant, longest: Duration,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now },
        isShut: @escaping @Sendable () -> Bool = { false }
    ) {
        self.closes = closes
        self.longest = longest
        self.now = now
        self.isShut = isShut
    }

    var isOpen: Bool { now() < closes && !isShut() }

    /// How long it is still open.
    var left: Duration { isShut() ? .zero : now().duration(to: closes) }
}
