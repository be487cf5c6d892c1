/// No answer came.
struct TransportError: Error, Hashable {
    enum Kind: Hashable {
        /// Nothing of the request can have reached the server.
        case notSent
        /// There was no time left to send it in.
        case windowClosed
        /// The server may have had the request.
        case interrupted
    }

    var kind: Kind
    var message: String

    static let windowClosed = TransportError(kind: .windowClosed, message: "the time for this pass's writes is over")
}
