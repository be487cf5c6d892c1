/// The time in which requests may be sent, and the longest that one may last: what is left of a lease.
public struct RequestWindow: Sendable {
    public var closes: ContinuousClock.Instant
    public var longest: Duration
    /// Whether it has been shut before its time.
    private let isShut: @Sendable () -> Bool

    public init(
        closes: ContinuousClock.Instant, longest: Duration, isShut: @escaping @Sendable () -> Bool = { false }
    ) {
        self.closes = closes
        self.longest = longest
        self.isShut = isShut
    }

    var isOpen: Bool { ContinuousClock.now < closes && !isShut() }

    /// How long it is still open.
    var left: Duration { isShut() ? .zero : ContinuousClock.now.duration(to: closes) }
}
