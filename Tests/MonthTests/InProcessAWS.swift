import FoundationEssentials
import HTTPTypes
import Synchronization
import TestSupport

@testable import AWS
@testable import Simulator

/// The simulator, asked without a network in between.
struct InProcessAWS: Transport {
    let state: SimulatorState
    let creates: TakenCreates
    /// What becomes of a request on its way.
    let road: @Sendable (_ isWrite: Bool) -> Mishap?
    let answerTime = AnswerTime()

    /// What goes wrong with a request.
    enum Mishap: CaseIterable {
        /// It does not reach AWS.
        case notSent
        /// It is gone, and nobody knows how far it came: not at all, or all the way.
        case interrupted
        case lost
        /// AWS says that it failed, and has done nothing.
        case failed
        /// AWS works on something else. Only writes are told so.
        case concurrent
        /// The process that asks is no more.
        case dead
    }

    func send(
        _ request: AWS.HTTPRequest, deadline _: Duration, window: RequestWindow?
    ) async throws(TransportError) -> AWS.HTTPResponse {
        guard window?.isOpen ?? true else { throw .windowClosed }
        let decoded = Self.decoded(request)
        let isWrite = !["Describe", "List", "Get"].contains { decoded.operationName?.hasPrefix($0) ?? false }
        switch road(isWrite) {
        case nil: return try await answer(decoded)
        case .notSent, .dead: throw TransportError(kind: .notSent, message: "no connection")
        case .interrupted: throw TransportError(kind: .interrupted, message: "reset before it came through")
        case .lost:
            _ = try await answer(decoded)
            throw TransportError(kind: .interrupted, message: "reset after it came through")
        case .failed: return Self.refusal("ServiceException", status: 500)
        case .concurrent: return Self.refusal("ConcurrentModificationException", status: 400)
        }
    }

    private func answer(_ request: ServiceRequest) async throws(TransportError) -> AWS.HTTPResponse {
        guard let answer = await state.answer(request).answer,
            let encoded = try? answer.encoded(for: request.service?.dialect, operation: request.operationName)
        else { throw TransportError(kind: .interrupted, message: "no answer") }
        if request.operationName == "CreateAccount", encoded.status == 200,
            case .string(let email)? = request.parameters["Email"]
        {
            creates.note(email)
        }
        var headers: [String: String] = [:]
        for field in encoded.headers { headers[field.name.canonicalName] = field.value }
        return HTTPResponse(status: encoded.status, headers: headers, body: encoded.body)
    }

    private static func decoded(_ request: AWS.HTTPRequest) -> ServiceRequest {
        var headers = HTTPFields()
        for (name, value) in request.headers { if let name = HTTPField.Name(name) { headers[name] = value } }
        let date = "20270115"
        headers[.authorization] =
            "AWS4-HMAC-SHA256 Credential=AKIAMONTH/\(date)/us-east-1/\(request.signature?.service ?? "")/aws4_request, "
            + "SignedHeaders=host;x-amz-date, Signature=\(String(repeating: "0", count: 64))"
        let path = request.url.split(separator: "/", maxSplits: 2, omittingEmptySubsequences: true).dropFirst(2).first
        return ServiceRequest(
            method: .post, path: "/" + (path ?? ""), query: nil, headers: headers, body: Data(request.body))
    }

    private static func refusal(_ code: String, status: Int) -> AWS.HTTPResponse {
        HTTPResponse(status: status, headers: [:], body: Data(#"{"__type": "\#(code)", "Message": "m"}"#.utf8))
    }
}

/// How often AWS took a create, by address.
final class TakenCreates: Sendable {
    private let counts = Mutex<[String: Int]>([:])

    func note(_ email: String) { counts.withLock { $0[email.lowercased(), default: 0] += 1 } }

    var total: Int { counts.withLock { $0.values.reduce(0, +) } }
    var repeated: [String] { counts.withLock { $0.filter { $0.value > 1 }.keys.sorted() } }
}

extension AWSClient {
    /// A client of a simulator in this process, whose waits go by that clock.
    init(_ transport: InProcessAWS, clock: any Clock<Duration> & Sendable, seed: UInt64) {
        self.init(
            configuration: AWSConfiguration(
                credentials: AWSCredentials(accessKeyID: "AKIAMONTH", secretAccessKey: "any"), region: "us-east-1"),
            retry: RetryPolicy(clock: clock, generator: TestSupport.SeededGenerator(seed: seed)), transport: transport)
    }
}
