/// What the lease allows a pass: no write begins after the window closes, and no call lasts longer than this.
public struct WriteWindow: Sendable {
    public var closes: ContinuousClock.Instant
    public var longestCall: Duration
    /// Whether creates may have begun of which nobody was told: by a process that died, or in a pass that could not
    /// report.
    public var followsUntoldCreates: Bool
    /// Closes the window at once when it is requested.
    public var stop: Stop?

    public init(
        closes: ContinuousClock.Instant, longestCall: Duration, followsUntoldCreates: Bool = false, stop: Stop? = nil
    ) {
        self.closes = closes
        self.longestCall = longestCall
        self.followsUntoldCreates = followsUntoldCreates
        self.stop = stop
    }
}
