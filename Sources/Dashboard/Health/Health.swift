/// How a loop stood at one moment.
public struct Health: Sendable, Equatable {
    /// For how long there was no sign of it, and for how long there need not be.
    public var silence: Duration
    public var limit: Duration
    /// Whether a first pass has ended.
    public var hasPassed: Bool

    public var isAlive: Bool { silence <= limit }
    public var isReady: Bool { isAlive && hasPassed }

    /// In a few words; for people.
    public var words: String {
        if !isAlive {
            return "no sign of life for \(silence.components.seconds) s, where one was due within "
                + "\(limit.components.seconds) s"
        }
        return hasPassed ? "ok" : "the first pass has not ended"
    }
}
