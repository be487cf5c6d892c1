import NIOPosix
import Synchronization

/// Sends requests over libcurl, each on a thread of its own pool, since libcurl blocks. Connections are kept
/// and used again.
final class HTTPTransport: Sendable {
    private static let threads: NIOThreadPool = {
        let pool = NIOThreadPool(numberOfThreads: 8)
        pool.start()
        return pool
    }()

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
        let result: Result<HTTPResponse, TransportError>
        do {
            result = try await Self.threads.runIfActive {
                guard window?.isOpen ?? true else {
                    throw TransportError(kind: .windowClosed, message: "the time for this pass's writes is over")
                }
                let deadline = min(deadline, window?.longest ?? deadline)
                let handle = try self.idle.withLock { $0.popLast() } ?? CurlHandle()
                self.answerTime.begin()
                let result = handle.perform(request, certificateFile: self.certificateFile, deadline: deadline)
                self.answerTime.end()
                self.idle.withLock { $0.append(handle) }
                return result
            }
        } catch let error as TransportError {
            throw error
        } catch {
            throw TransportError(kind: .notSent, message: "the request was not sent: \(error)")
        }
        return try result.get()
    }
}
