import Synchronization

/// Sends requests over libcurl, each on a thread of its own pool, since libcurl blocks. Connections are kept
/// and used again.
final class HTTPTransport: Sendable {
    private let certificateFile: String?
    private let idle = Mutex<[CurlHandle]>([])
    let answerTime = AnswerTime()

    /// - Parameter certificateFile: replaces the system's certificate authorities.
    init(certificateFile: String?) { self.certificateFile = certificateFile }

    /// - Parameters:
    ///   - deadline: the longest that the request may take.
    ///   - window: when it may be sent; that is looked at when its turn has come, not when it is queued.
    func send(_ request: HTTPRequest, deadline: Duration, window: RequestWindow?) async throws(TransportError)
        -> HTTPResponse
    {
        try await withTaskExecutorPreference(RequestThreads.shared) { () async throws(TransportError) in
            try await blocking(request, deadline: deadline, window: window)
        }
    }

    /// Blocks the thread it runs on; it is async so that the executor is the preferred one.
    private func blocking(
        _ request: HTTPRequest, deadline: Duration, window: RequestWindow?
    ) async throws(TransportError) -> HTTPResponse {
        guard window?.isOpen ?? true else {
            throw TransportError(kind: .windowClosed, message: "the time for this pass's writes is over")
        }
        let deadline = min(deadline, window?.longest ?? deadline)
        let handle: CurlHandle
        if let used = idle.withLock({ $0.popLast() }) { handle = used } else { handle = try CurlHandle() }
        answerTime.begin()
        let result = handle.perform(request, certificateFile: certificateFile, deadline: deadline)
        answerTime.end()
        idle.withLock { $0.append(handle) }
        return try result.get()
    }
}
