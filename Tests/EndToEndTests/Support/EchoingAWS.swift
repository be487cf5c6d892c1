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
        let port = Int(simulator.endpoint.split(separator: ":").last ?? "") ?? 0
        server = try ScriptedServer { connection in
            guard let head = connection.readHead() else { return }
            let body = connection.read(Self.length(of: head))
            if head.contains(".\(operation)\r\n") {
                let answer = try? JSONEncoder().encode(["__type": "InvalidInputException", "Message": words])
                let text = String(decoding: answer ?? Data(), as: UTF8.self)
                let type = "Content-Type: application/x-amz-json-1.1"
                connection.send(
                    "HTTP/1.1 400 Bad Request\r\n\(type)\r\nConnection: close\r\nContent-Length: \(text.utf8.count)\r\n\r\n\(text)"
                )
                return
            }
            Self.forward(head, body, to: port, from: connection)
        }
    }

    func stop() { server.stop() }

    private static func length(of head: String) -> Int {
        let line = head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
        return line.flatMap { Int($0.dropFirst("content-length:".count).filter(\.isNumber)) } ?? 0
    }

    /// One request a connection, so that the answer ends with it.
    private static func forward(_ head: String, _ body: [UInt8], to port: Int, from client: ServedConnection) {
        guard let socket = try? Sockets.connect(port: port) else { return }
        defer { Sockets.close(socket) }
        let simulator = ServedConnection(socket: socket)
        // The last line end is one character.
        simulator.send(head.dropLast() + "Connection: close\r\n\r\n")
        simulator.send(body)
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = recv(socket, &buffer, buffer.count, 0), count > 0 { client.send(buffer[..<count]) }
    }
}

extension ServedConnection {
    fileprivate func read(_ count: Int) -> [UInt8] {
        var bytes = [UInt8](repeating: 0, count: count)
        var have = 0
        while have < count {
            let more = bytes[have...].withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
            guard more > 0 else { break }
            have += more
        }
        return bytes
    }
}
