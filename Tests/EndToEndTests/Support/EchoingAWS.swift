import Foundation
import Synchronization
import TestSupport

/// The simulator behind a server that refuses one operation, and says what secrets it knows of whoever asks.
struct EchoingAWS: Sendable {
    private let server: ScriptedServer
    private let heard: Heard

    /// What STS gave out so far, an answer each.
    private final class Heard: Sendable {
        let answers = Mutex<[[String]]>([])
    }

    /// The secrets of roles that passed through.
    var roleSecrets: [String] { heard.answers.withLock(\.self).flatMap(\.self) }

    var endpoint: String { "http://127.0.0.1:\(server.port)" }

    /// - Parameters:
    ///   - operation: the one that is refused.
    ///   - words: what it says then, and the secrets of the role that was last assumed.
    init(before simulator: SimulatorProcess, refusing operation: String, saying words: String) throws {
        let port = simulator.port
        let heard = Heard()
        self.heard = heard
        server = try ScriptedServer { connection in
            guard let (head, body) = connection.readRequest() else { return }
            if head.contains(".\(operation)\r\n") {
                let secrets = (heard.answers.withLock(\.last) ?? []).flatMap { [$0] + Canary.forms(of: $0) }
                let message = ([words] + secrets).joined(separator: " ")
                let answer = try? JSONEncoder().encode(["__type": "InvalidInputException", "Message": message])
                let text = String(decoding: answer ?? Data(), as: UTF8.self)
                let type = "Content-Type: application/x-amz-json-1.1"
                connection.send(
                    "HTTP/1.1 400 Bad Request\r\n\(type)\r\nConnection: close\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)"
                )
                return
            }
            let answer = ServedConnection.answer(to: head, body, at: port)
            let secrets = Self.secrets(in: answer)
            if !secrets.isEmpty { heard.answers.withLock { $0.append(secrets) } }
            connection.send(answer)
        }
    }

    func stop() { server.stop() }

    /// What STS's answer, in XML, gives out that is secret.
    private static func secrets(in answer: [UInt8]) -> [String] {
        let text = String(decoding: answer, as: UTF8.self)
        return ["SecretAccessKey", "SessionToken"].compactMap { name in
            text.firstRange(of: "<\(name)>").map { String(text[$0.upperBound...].prefix { $0 != "<" }) }
        }
    }
}
