import Foundation
import Synchronization
import TestSupport

@testable import AWS

/// Prepared answers without a server: one after the other, the last for all that follow.
final class PreparedAnswers: Transport {
    private let answers: Mutex<[HTTPResponse]>
    private let sent = Mutex(0)
    let answerTime = AnswerTime()

    init(_ answers: [HTTPResponse]) { self.answers = Mutex(answers) }

    /// How many requests there were.
    var requests: Int { sent.withLock { $0 } }

    func send(
        _: HTTPRequest, deadline _: Duration, window: RequestWindow?
    ) async throws(TransportError) -> HTTPResponse {
        guard window?.isOpen ?? true else { throw .windowClosed }
        sent.withLock { $0 += 1 }
        return answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] }
    }
}

extension HTTPResponse {
    static let roots = HTTPResponse(status: 200, headers: [:], body: Data(#"{"Roots": []}"#.utf8))

    static func refusal(
        _ code: String = "TooManyRequestsException", status: Int = 400, headers: [String: String] = [:]
    ) -> HTTPResponse {
        HTTPResponse(status: status, headers: headers, body: Data(#"{"__type": "\#(code)", "Message": "m"}"#.utf8))
    }
}

extension AWSClient {
    /// A client whose waits go by that clock and whose chance is the same in each run.
    static func limited(_ transport: any Transport, clock: any Clock<Duration>, attempts: Int = 8) -> AWSClient {
        var retry = RetryPolicy(clock: clock, generator: SeededGenerator(seed: 1))
        retry.attempts = attempts
        let configuration = AWSConfiguration(
            credentials: AWSCredentials(accessKeyID: "AKIATEST", secretAccessKey: "canary"), region: "us-east-1")
        return AWSClient(configuration: configuration, retry: retry, transport: transport)
    }
}
