/// What the lease allows a pass: no write begins after the window closes, and no call lasts longer than this.
public struct WriteWindow: Sendable {
    public var closes: ContinuousClock.Instant
    public var longestCall: Duration

    public init(closes: ContinuousClock.Instant, longestCall: Duration) {
        self.closes = closes
        self.longestCall = longestCall
    }
}
