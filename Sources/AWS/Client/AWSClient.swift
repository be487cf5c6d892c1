import FoundationEssentials

/// Sends operations to AWS: signed, retried where that is right, and read back.
public struct AWSClient: Sendable {
    /// When requests of the running task may be sent, and how long one may last. `nil` leaves both to the
    /// configuration.
    @TaskLocal public static var window: RequestWindow?

    public let configuration: AWSConfiguration
    private let transport: HTTPTransport
    private let retry: RetryPolicy

    public init(configuration: AWSConfiguration, retry: RetryPolicy = RetryPolicy()) {
        self.configuration = configuration
        self.retry = retry
        transport = HTTPTransport(certificateFile: configuration.certificateFile)
    }

    /// How long answers were waited for until now: the time in which at least one request was outstanding.
    public var answerTime: Duration { transport.answerTime.total }

    /// The output of an operation, and the id by which AWS knows the request.
    public struct Answer<Output: Sendable>: Sendable {
        public var output: Output
        public var requestID: String?
    }

    /// Sends the operation, and again while that is right.
    ///
    /// - Throws: ``AWSError``, the last one where there were several tries; `CancellationError` between two.
    public func send<Operation: AWSOperation>(_ operation: Operation) async throws -> Answer<Operation.Output> {
        let request = try Self.request(operation, configuration)
        var attempt = 0
        var last: AWSError?
        while true {
            do throws(AWSError) {
                return try await once(operation, request)
            } catch {
                attempt += 1
                // Where there is no time for another try, what the last one came to is what counts.
                if error.kind == .windowClosed, let last { throw last }
                last = error
                guard error.isRetryable(repeatable: Operation.isRepeatable), attempt < retry.attempts
                else { throw error }
                try await retry.wait(beforeAttempt: attempt)
            }
        }
    }

    private func once<Operation: AWSOperation>(
        _: Operation, _ request: HTTPRequest
    ) async throws(AWSError) -> Answer<Operation.Output> {
        let response: HTTPResponse
        do {
            response = try await transport.send(
                request, deadline: .seconds(configuration.requestDeadline), window: Self.window)
        } catch {
            throw AWSError(
                kind: error.kind == .windowClosed ? .windowClosed : .network, operation: Operation.name, code: "",
                message: "\(request.url): \(error.message)", mayHaveTakenEffect: error.kind == .interrupted)
        }
        guard (200..<300).contains(response.status) else {
            throw ErrorParser.error(operation: Operation.name, response).redacted(configuration.credentials)
        }
        do {
            return Answer(output: try Operation.decode(response.body), requestID: response.requestID)
        } catch {
            throw AWSError.unreadable(Operation.self, requestID: response.requestID)
        }
    }

    private static func request<Operation: AWSOperation>(
        _ operation: Operation, _ configuration: AWSConfiguration
    ) throws -> HTTPRequest {
        let service = Operation.service
        var path = "/"
        var headers: [String: String] = [:]
        var body = try JSONEncoder().encode(operation)
        switch service.wireFormat {
        case .json(let prefix):
            headers["Content-Type"] = "application/x-amz-json-1.1"
            headers["X-Amz-Target"] = "\(prefix).\(Operation.name)"
        case .restJSON:
            headers["Content-Type"] = "application/json"
            path = "/" + Operation.name.prefix(1).lowercased() + Operation.name.dropFirst()
        case .query(let version):
            headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8"
            body = Data("Action=\(Operation.name)&Version=\(version)".utf8)
        }
        headers["X-Amz-Security-Token"] = configuration.credentials.sessionToken
        return HTTPRequest(
            url: configuration.endpoint(of: service) + path, headers: headers, body: Array(body),
            signature: .init(
                region: configuration.homeRegion, service: service.signingName, credentials: configuration.credentials),
            isRepeatable: Operation.isRepeatable)
    }
}
