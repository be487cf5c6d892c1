import Foundation
import Glibc

/// A server on this machine that does with each connection what a test says, on a thread of its own.
package final class ScriptedServer: Sendable {
    package let port: Int
    private let socket: Int32

    /// - Parameter serve: Gets each connection, which is closed once it returns.
    package init(_ serve: @escaping @Sendable (ServedConnection) -> Void) throws {
        (socket, port) = try Sockets.silentServer()
        let socket = socket
        Thread.detachNewThread {
            while true {
                let connection = Glibc.accept(socket, nil, nil)
                guard connection >= 0 else { break }
                Thread.detachNewThread {
                    serve(ServedConnection(socket: connection))
                    Glibc.close(connection)
                }
            }
            Sockets.close(socket)
        }
    }

    /// The thread closes the socket, so that nobody else gets its number while the thread may still use it.
    package func stop() { shutdown(socket, Int32(SHUT_RDWR)) }
}

/// One connection of a server that a test plays.
package struct ServedConnection: Sendable {
    package let socket: Int32

    package init(socket: Int32) { self.socket = socket }

    /// Reads to the end of a request's head.
    /// - Returns: `nil` if the connection ended before.
    package func readHead() -> String? {
        var head: [UInt8] = []
        while !head.suffix(4).elementsEqual(Array("\r\n\r\n".utf8)) {
            var byte: UInt8 = 0
            guard recv(socket, &byte, 1, 0) == 1 else { return nil }
            head.append(byte)
        }
        return String(decoding: head, as: UTF8.self)
    }

    /// - Returns: Whether the other side still takes it.
    @discardableResult
    package func send(_ bytes: some Collection<UInt8>) -> Bool {
        let bytes = Array(bytes)
        var sent = 0
        while sent < bytes.count {
            let count = bytes[sent...].withUnsafeBytes {
                Glibc.send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
            }
            guard count > 0 else { return false }
            sent += count
        }
        return true
    }

    @discardableResult
    package func send(_ text: String) -> Bool { send(Array(text.utf8)) }

    /// Reads until the other side ends the connection.
    package func waitForEnd() {
        var buffer = [UInt8](repeating: 0, count: 4096)
        while recv(socket, &buffer, buffer.count, 0) > 0 {}
    }

    /// Ends the connection as a machine does that was switched off and on again.
    package func reset() {
        var option = linger(l_onoff: 1, l_linger: 0)
        setsockopt(socket, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
    }
}
