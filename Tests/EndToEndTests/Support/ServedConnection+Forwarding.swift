import Glibc
import TestSupport

extension ServedConnection {
    /// Reads what a request has after its head.
    func readBody(of head: String) -> [UInt8] {
        let line = head.lowercased().split(separator: "\r\n").first { $0.hasPrefix("content-length:") }
        let count = line.flatMap { Int($0.dropFirst("content-length:".count).filter(\.isNumber)) } ?? 0
        var bytes = [UInt8](repeating: 0, count: count)
        var have = 0
        while have < count {
            let more = bytes[have...].withUnsafeMutableBytes { recv(socket, $0.baseAddress, $0.count, 0) }
            guard more > 0 else { break }
            have += more
        }
        return bytes
    }

    /// Asks a server on this machine, and answers as it does. One request a connection, so that the answer ends with it.
    ///
    /// - Returns: the answer.
    @discardableResult
    func forward(_ head: String, _ body: [UInt8], to port: Int) -> [UInt8] {
        guard let target = try? Sockets.connect(port: port) else { return [] }
        defer { Sockets.close(target) }
        let server = ServedConnection(socket: target)
        // The last line end is one character.
        server.send(head.dropLast() + "Connection: close\r\n\r\n")
        server.send(body)
        var answer: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while case let count = recv(target, &buffer, buffer.count, 0), count > 0 {
            answer += buffer[..<count]
            send(buffer[..<count])
        }
        return answer
    }
}
