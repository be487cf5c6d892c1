/// Something that AWS will take later and not before: what it waits for, and until when it is not asked for again.
public struct Wait: Sendable, Hashable {
    public var reason: String
    /// Since when it has waited for this, in seconds since 1970.
    public var since: Int
    /// In seconds since 1970.
    public var until: Int

    public init(reason: String, since: Int, until: Int) {
        self.reason = reason
        self.since = since
        self.until = until
    }

    /// - Parameter now: seconds since 1970.
    public func isOver(at now: Int) -> Bool { until <= now }
}
