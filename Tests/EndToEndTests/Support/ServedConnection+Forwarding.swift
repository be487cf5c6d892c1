import Foundation
import Glibc
import TestSupport

extension ServedConnection {
    /// Reads one request as a whole.
    /// - Returns: `nil` if the connection ended before.
    func readRequest() -> (head: String, body: [UInt8])? {
        guard let head = readHead() else { return nil }
        let line = head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
        return (head, read(line.flatMap { Int($0.dropFirst("content-length:".count).filter(\.isNumber)) } ?? 0))
    }

    /// What a server on this machine answers to a request, as it is on the wire.
    static func answer(to head: String, _ body: [UInt8], at port: Int) -> [UInt8] {
        guard let socket = try? Sockets.connect(port: port) else { return [] }
        defer { Sockets.close(socket) }
        let server = ServedConnection(socket: socket)
        // One request a connection, so that the answer ends with it. The last line end is one character.
        server.send(head.dropLast() + "Connection: close\r\n\r\n")
        server.send(body)
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = recv(socket, &buffer, buffer.count, 0), count > 0 { answer += buffer[..<count] }
        return answer
    }

    private func read(_ count: Int) -> [UInt8] {
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
