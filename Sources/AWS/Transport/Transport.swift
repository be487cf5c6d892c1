/// What takes a request to a server and brings back its answer.
protocol Transport: Sendable {
    /// How long answers were waited for.
    var answerTime: AnswerTime { get }

    /// - Parameters:
    ///   - deadline: the longest that the request may take.
    ///   - window: when it may be sent; that is looked at when its turn has come, not when it is queued.
    func send(_ request: HTTPRequest, deadline: Duration, window: RequestWindow?) async throws(TransportError)
        -> HTTPResponse
}
