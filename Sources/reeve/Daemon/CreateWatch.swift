/// When AWS is asked whether one of the creates that are under way has ended: one listing for all of them.
///
/// The longer they take, the longer it waits between two looks: a hundredth of what they have taken until now, so that
/// a slot is hardly ever empty, and a create of half an hour does not cost a thousand calls.
struct CreateWatch {
    private let longest: Duration
    private let start: ContinuousClock.Instant
    /// When to look next.
    private(set) var next: ContinuousClock.Instant

    private static let shortest: Duration = .milliseconds(500)

    /// - Parameter longest: the longest time between two looks.
    init(longest: Duration, from start: ContinuousClock.Instant) {
        self.longest = longest
        self.start = start
        next = start.advanced(by: min(longest, Self.shortest))
    }

    /// Whether to look now; then the next time is set.
    mutating func isDue(at now: ContinuousClock.Instant) -> Bool {
        guard now >= next else { return false }
        next = now.advanced(by: min(longest, max(Self.shortest, start.duration(to: now) / 100)))
        return true
    }
}
