/// What the lease allows a pass: no write begins after the window closes, and no call lasts longer than this.
public struct WriteWindow: Sendable {
    public var closes: ContinuousClock.Instant
    public var longestCall: Duration
    /// The clock by which it closes.
    public var now: @Sendable () -> ContinuousClock.Instant
    /// Closes the window at once when it is requested.
    public var stop: Stop?

    public init(
        closes: ContinuousClock.Instant, longestCall: Duration,
        now: @escaping @Sendable () -> ContinuousClock.Instant = { .now }, stop: Stop? = nil
    ) {
        self.closes = closes
        self.longestCall = longestCall
        self.now = now
        self.stop = stop
    }
}
