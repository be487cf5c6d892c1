import FoundationEssentials

/// Sends operations to AWS: signed, retried where that is right, and read back.
public struct AWSClient: Sendable {
    /// When requests of the running task may be sent, and how long one may last. `nil` leaves both to the
    /// configuration.
    @TaskLocal public static var window: RequestWindow?

    public let configuration: AWSConfiguration
    private let transport: any Transport
    private let retry: RetryPolicy
    private let limiters: RateLimiters
    private let credentials: CredentialStore
    private let counts = OperationCounts()
    private let serverClock = ServerClock()

    /// - Parameters:
    ///   - learn: what is told each secret before it is used, so that none is shown.
    ///   - report: what is told of the credentials as they are renewed.
    public init(
        configuration: AWSConfiguration, retry: RetryPolicy = RetryPolicy(),
        learn: @escaping @Sendable ([String]) -> Void = { _ in },
        report: @escaping @Sendable (CredentialNotice) -> Void = { _ in }
    ) {
        self.init(
            configuration: configuration, retry: retry,
            transport: HTTPTransport(certificateFile: configuration.certificateFile), learn: learn, report: report)
    }

    init(
        configuration: AWSConfiguration, retry: RetryPolicy, transport: any Transport,
        now: @escaping @Sendable () -> Date = { Date() },
        learn: @escaping @Sendable ([String]) -> Void = { _ in },
        report: @escaping @Sendable (CredentialNotice) -> Void = { _ in }
    ) {
        self.configuration = configuration
        self.retry = retry
        self.transport = transport
        limiters = RateLimiters(retry)
        let fetcher = CredentialFetcher(
            configuration: configuration, retry: retry, transport: transport, now: now, learn: learn)
        credentials = CredentialStore(
            configuration.credentials, fetcher: fetcher, clock: retry.clock, now: now, report: report)
    }

    /// Reads the shared files again, and gets the credentials anew from where they say. The old ones stay in use if that
    /// fails; `report` tells of either.
    public func reloadCredentials() async { await credentials.reload() }

    /// How long answers were waited for until now: the time in which at least one request was outstanding.
    public var answerTime: Duration { transport.answerTime.total }

    /// What each family of operations was asked until now, by this client and its copies, and how long that waited. A
    /// family that was asked for nothing is absent.
    public var traffic: [APIFamily: Traffic] { limiters.traffic }

    /// What was sent until now, by this client and its copies. An operation that was not sent is absent.
    public var operations: [OperationName: OperationCount] { counts.counts }

    /// When a request last came to its end, whatever that was; `nil` if none has.
    public var lastAnswer: ContinuousClock.Instant? { counts.lastAnswer }

    /// What passes between two answers at the most while it is at work: a pause that AWS asks for, the wait before another
    /// try, and the request.
    public var longestSilence: Duration {
        retry.patience + retry.longest + .seconds(configuration.requestDeadline)
    }

    /// How far AWS's clock is ahead of this machine's, by its last answer, to the second; `nil` if none has said.
    public var clockSkew: Duration? { serverClock.skew }

    /// The output of an operation, and the id by which AWS knows the request.
    public struct Answer<Output: Sendable>: Sendable {
        public var output: Output
        public var requestID: String?
    }

    /// Sends the operation when its turn has come, and again while that is right.
    ///
    /// - Throws: ``AWSError``, the last one where there were several tries; `CancellationError` while it waits.
    public func send<Operation: AWSOperation>(_ operation: Operation) async throws -> Answer<Operation.Output> {
        let request = try Self.request(operation, configuration)
        let limiter = limiters[APIFamily(Operation.service, operation: Operation.name)]
        var attempt = 0
        var last: AWSError?
        var hasRenewed = false
        while true {
            let credentials = try await currentCredentials(for: operation)
            let start: Pacing.Start
            do {
                start = try await turn(for: operation, request, limiter)
            } catch let error as AWSError {
                // Where there is no other try, what the last one came to is what counts.
                throw last ?? error
            }
            let error: AWSError
            do throws(AWSError) {
                return try await once(operation, signed(request, for: operation, by: credentials), limiter, start)
            } catch let failure {
                error = failure
            }
            if !hasRenewed, error.asksForOtherCredentials, let credentials {
                hasRenewed = true
                last = error
                if await self.credentials.hasOthers(than: credentials) { continue }
            }
            attempt += 1
            if error.kind == .windowClosed, let last { throw last }
            last = error
            guard error.isRetryable(repeatable: Operation.isRepeatable), attempt < retry.attempts,
                (error.retryAfter ?? .zero) <= retry.patience
            else { throw error }
            let delay = retry.delay(beforeAttempt: attempt, pause: error.retryAfter)
            if let window = Self.window, window.left <= delay { throw error }
            try await limiter.backOff(for: delay)
        }
    }

    private func currentCredentials<Operation: AWSOperation>(
        for _: Operation
    ) async throws -> AWSCredentials? {
        guard Operation.isSigned else { return nil }
        do {
            return try await credentials.current()
        } catch let error as AWSConfigurationError {
            throw AWSError(
                kind: error.code == .unavailable ? .credentialsUnavailable : .noCredentials,
                operation: Operation.name, code: "", message: error.description, mayHaveTakenEffect: false,
                hint: error.hint)
        }
    }

    /// Waits for the request's turn.
    private func turn<Operation: AWSOperation>(
        for _: Operation, _ request: HTTPRequest, _ limiter: RateLimiter
    ) async throws -> Pacing.Start {
        do {
            return try await limiter.turn(within: Self.window?.left)
        } catch RateLimiter.Refusal.windowCloses {
            throw Self.error(.windowClosed, Operation.self, request)
        } catch RateLimiter.Refusal.paused(let pause) {
            throw AWSError(
                kind: .throttled, operation: Operation.name, code: "",
                message: "not sent: AWS asked for a pause of another \(pause.components.seconds) seconds",
                mayHaveTakenEffect: false, retryAfter: pause)
        }
    }

    private func once<Operation: AWSOperation>(
        _ operation: Operation, _ request: HTTPRequest, _ limiter: RateLimiter, _ start: Pacing.Start
    ) async throws(AWSError) -> Answer<Operation.Output> {
        do throws(AWSError) {
            let answer = try await exchange(operation, request)
            counts.note(Operation.self, isThrottled: false)
            limiter.wasTaken(start)
            return answer
        } catch {
            if error.kind != .windowClosed { counts.note(Operation.self, isThrottled: error.kind == .throttled) }
            switch error.kind {
            case .throttled: limiter.wasRefused(start, pause: error.retryAfter)
            case .server, .network: limiter.hasFailed(pause: error.retryAfter)
            case .windowClosed: break
            default: limiter.wasTaken(start)
            }
            throw error
        }
    }

    private func exchange<Operation: AWSOperation>(
        _: Operation, _ request: HTTPRequest
    ) async throws(AWSError) -> Answer<Operation.Output> {
        let response: HTTPResponse
        do {
            response = try await transport.send(
                request, deadline: .seconds(configuration.requestDeadline), window: Self.window)
        } catch {
            throw Self.error(error, Operation.self, request)
        }
        serverClock.note(response, now: Int(Date().timeIntervalSince1970))
        guard (200..<300).contains(response.status) else {
            throw ErrorParser.error(operation: Operation.name, response)
                .redacted(request.signature?.credentials.secrets ?? [])
        }
        do {
            return Answer(output: try Operation.decode(response.body), requestID: response.requestID)
        } catch {
            throw AWSError.unreadable(Operation.self, requestID: response.requestID)
        }
    }

    private static func error<Operation: AWSOperation>(
        _ error: TransportError, _: Operation.Type, _ request: HTTPRequest
    ) -> AWSError {
        AWSError(
            kind: error.kind == .windowClosed ? .windowClosed : .network, operation: Operation.name, code: "",
            message: "\(request.url): \(error.message)", mayHaveTakenEffect: error.kind == .interrupted)
    }

    private static func request<Operation: AWSOperation>(
        _ operation: Operation, _ configuration: AWSConfiguration
    ) throws -> HTTPRequest {
        let service = Operation.service
        var path = "/"
        var headers: [String: String] = [:]
        var body = Data()
        switch service.wireFormat {
        case .json(let prefix):
            headers["Content-Type"] = "application/x-amz-json-1.1"
            body = try JSONEncoder().encode(operation)
            headers["X-Amz-Target"] = "\(prefix).\(Operation.name)"
        case .restJSON:
            headers["Content-Type"] = "application/json"
            body = try JSONEncoder().encode(operation)
            path = "/" + Operation.name.prefix(1).lowercased() + Operation.name.dropFirst()
        case .query(let version):
            headers["Content-Type"] = "application/x-www-form-urlencoded; charset=utf-8"
            let fields = [("Action", Operation.name), ("Version", version)] + operation.form
            body = Data(fields.map { "\($0)=\($1.formEncoded)" }.joined(separator: "&").utf8)
        }
        return HTTPRequest(
            url: configuration.endpoint(of: service) + path, headers: headers, body: Array(body),
            isRepeatable: Operation.isRepeatable)
    }

    private func signed<Operation: AWSOperation>(
        _ request: HTTPRequest, for _: Operation, by credentials: AWSCredentials?
    ) -> HTTPRequest {
        guard let credentials else { return request }
        var request = request
        request.headers["X-Amz-Security-Token"] = credentials.sessionToken
        request.signature = .init(
            region: configuration.signingRegion(of: Operation.service), service: Operation.service.signingName,
            credentials: credentials)
        return request
    }
}
