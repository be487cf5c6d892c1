import Synchronization

/// How often a request is sent again, and after what wait.
public struct RetryPolicy: Sendable {
    /// How often a request is sent at the most.
    public var attempts = 8
    /// The first wait is up to this long; each further one up to twice the last.
    public var base: Duration = .milliseconds(100)
    public var longest: Duration = .seconds(20)
    /// The longest pause that AWS may ask for and that is waited for. Where it asks for a longer one, requests fail as
    /// throttled, without being sent, until it is over: a pass that hung for an hour would keep everything else waiting.
    public var patience: Duration = .seconds(60)

    let clock: any Clock<Duration>
    private let generator: Generator

    /// - Parameters:
    ///   - clock: what all waiting of a client goes by.
    ///   - generator: where the lengths of waits come from.
    public init(
        clock: any Clock<Duration> = ContinuousClock(),
        generator: any RandomNumberGenerator & Sendable = SystemRandomNumberGenerator()
    ) {
        self.clock = clock
        self.generator = Generator(generator)
    }

    /// The wait before another try, with full jitter (anything from nothing to the whole), so that many who were refused
    /// together do not come back together.
    ///
    /// - Parameter pause: what AWS asked for; the wait is that much longer.
    package func delay(beforeAttempt attempt: Int, pause: Duration? = nil) -> Duration {
        let most = min(longest, base * (1 << min(attempt - 1, 20)))
        return (pause ?? .zero) + most * generator.fraction()
    }

    /// One source of chance for all copies of a policy.
    private final class Generator: Sendable {
        private let generator: Mutex<any RandomNumberGenerator & Sendable>

        init(_ generator: any RandomNumberGenerator & Sendable) { self.generator = Mutex(generator) }

        func fraction() -> Double {
            generator.withLock { generator in Double.random(in: 0...1, using: &generator) }
        }
    }
}
