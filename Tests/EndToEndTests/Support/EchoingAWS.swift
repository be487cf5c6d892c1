import Foundation
import Glibc
import TestSupport

/// The simulator behind a server that refuses one operation, and says what secrets it knows of whoever asks.
struct EchoingAWS: Sendable {
    private let server: ScriptedServer

    var endpoint: String { "http://127.0.0.1:\(server.port)" }

    /// - Parameters:
    ///   - operation: the one that is refused.
    ///   - words: what it says then.
    init(before simulator: SimulatorProcess, refusing operation: String, saying words: String) throws {
        let port = simulator.port
        server = try ScriptedServer { connection in
            guard let (head, body) = connection.readRequest() else { return }
            if head.contains(".\(operation)\r\n") {
                let answer = try? JSONEncoder().encode(["__type": "InvalidInputException", "Message": words])
                let text = String(decoding: answer ?? Data(), as: UTF8.self)
                let type = "Content-Type: application/x-amz-json-1.1"
                connection.send(
                    "HTTP/1.1 400 Bad Request\r\n\(type)\r\nConnection: close\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)"
                )
                return
            }
            connection.send(ServedConnection.answer(to: head, body, at: port))
        }
    }

    func stop() { server.stop() }
}
