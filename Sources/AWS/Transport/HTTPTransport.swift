import Synchronization

/// Sends requests over libcurl, each on a thread of its own pool, since libcurl blocks. Connections are kept
/// and used again.
final class HTTPTransport: Transport {
    private let certificateFile: String?
    private let idle = Mutex<[CurlHandle]>([])
    let answerTime = AnswerTime()

    /// - Parameter certificateFile: replaces the system's certificate authorities.
    init(certificateFile: String?) { self.certificateFile = certificateFile }

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
            throw .windowClosed
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
