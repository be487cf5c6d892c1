import FoundationEssentials

/// The time by which passes go: the calendar's for what is written down, a monotonic clock's for what is waited for.
public struct PassClock: Sendable {
    /// Seconds since 1970.
    public var seconds: @Sendable () -> Int
    public var now: @Sendable () -> ContinuousClock.Instant
    /// - Throws: when the task is cancelled.
    public var sleep: @Sendable (Duration) async throws -> Void

    public init(
        seconds: @escaping @Sendable () -> Int, now: @escaping @Sendable () -> ContinuousClock.Instant,
        sleep: @escaping @Sendable (Duration) async throws -> Void
    ) {
        self.seconds = seconds
        self.now = now
        self.sleep = sleep
    }

    public static let system = PassClock(
        seconds: { Int(Date.now.timeIntervalSince1970) }, now: { .now }, sleep: { try await Task.sleep(for: $0) })
}
