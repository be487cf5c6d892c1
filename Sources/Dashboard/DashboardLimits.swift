/// How much the port gives to whoever reaches it, known or not.
public struct DashboardLimits: Sendable {
    /// Connections at a time. One more ends the oldest of the address that has most, so that a client who opens many
    /// ends its own; where several have as many, the oldest of theirs.
    public var connections = 64
    /// How long a connection may take to come by a request's header, then to bring its body and take the answer. GitHub
    /// waits ten seconds for an answer.
    public var patience = Duration.seconds(10)
    /// How long a client may go on sending what nobody reads, after it was answered; then its connection ends.
    public var linger = Duration.seconds(2)
    /// The whole header of a request, in bytes, and one field of it.
    public var header = 16 << 10
    public var headerField = 8 << 10
    public var headerFields = 100

    public init() {}
}
