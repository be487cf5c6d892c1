/// What one family of operations was asked since the client was made, and what that waited for.
public struct Traffic: Sendable, Hashable {
    /// Requests that were sent, each try counted.
    public internal(set) var requests = 0
    /// Those of them that AWS refused because they were too many.
    public internal(set) var throttled = 0
    /// How long requests waited before they were sent, for their turn or for another try. Of several at once each counts;
    /// those that still wait do not.
    public internal(set) var waited = Duration.zero
    /// Requests that wait for their turn now.
    public internal(set) var waiting = 0
    /// Requests a second that are sent at the most; `nil` as long as AWS refused none.
    public internal(set) var rate: Double?
    /// For how long AWS asked for no requests, from now on; zero where it did not.
    public internal(set) var paused = Duration.zero
}
