/// How often a request is sent again, and after what wait.
public struct RetryPolicy: Sendable {
    /// How often a request is sent at the most.
    public var attempts = 8
    /// The first wait is up to this long; each further one up to twice the last.
    public var base: Duration = .milliseconds(100)
    public var longest: Duration = .seconds(20)

    private let clock: any Clock<Duration>

    public init(clock: any Clock<Duration> = ContinuousClock()) { self.clock = clock }

    /// Waits with full jitter (anything from nothing to the whole), so that many who were refused together do
    /// not come back together.
    func wait(beforeAttempt attempt: Int) async throws {
        let most = min(longest, base * (1 << min(attempt - 1, 20)))
        try await clock.sleep(for: most * Double.random(in: 0...1), tolerance: nil)
    }
}
