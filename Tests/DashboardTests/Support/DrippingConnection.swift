import Foundation
import Glibc

/// A client that sends a byte, and another one whenever for a while nothing came back.
enum DrippingConnection {
    /// - Parameter milliseconds: how long it waits for the other side before each byte.
    /// - Returns: how many bytes it sent until the other side ended the connection, or answered.
    static func drip(_ port: Int, _ head: String, every milliseconds: Int32) async -> Int {
        await withCheckedContinuation { continuation in
            // A thread of its own: it blocks.
            Thread.detachNewThread { continuation.resume(returning: blocking(port, head, milliseconds)) }
        }
    }

    private static func blocking(_ port: Int, _ head: String, _ milliseconds: Int32) -> Int {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let connected = withUnsafeBytes(of: address) {
            connect(socket, $0.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t($0.count))
        }
        guard connected == 0, send(socket, head, head.utf8.count, Int32(MSG_NOSIGNAL)) > 0 else { return 0 }
        for sent in 0... {
            var look = pollfd(fd: socket, events: Int16(POLLIN), revents: 0)
            if poll(&look, 1, milliseconds) != 0 { return sent }
            if send(socket, "a", 1, Int32(MSG_NOSIGNAL)) != 1 { return sent }
        }
        return 0
    }
}
