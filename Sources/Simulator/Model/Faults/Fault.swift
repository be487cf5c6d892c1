/// What can go wrong between a client and a service that are both right.
enum Fault: String, CaseIterable, Sendable {
    /// The service answers with its own 5xx. Nothing was done.
    case error
    /// The connection is reset before anything is done or answered.
    case reset
    /// It is done, and half the body is answered before the connection closes.
    case half
    /// It is done, and the answer comes late.
    case slow
    /// It is done, and the connection is reset without an answer.
    case lost
    /// A write of Organizations is refused for another at the same time. Nothing was done.
    case concurrent

    /// Whether the client sees no whole answer.
    var keepsAnswer: Bool { [.reset, .half, .lost].contains(self) }
}
