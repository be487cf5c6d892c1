import Foundation
import Glibc

/// A TCP connection that sends bytes as they are, and tells how the other side ended it.
package enum RawConnection {
    package enum Ending: Equatable {
        case closed
        case reset
        /// Nothing came for as long as one was patient.
        case silent
        /// All that was waited for has come.
        case satisfied
    }

    /// Sends bytes, and reads until the other side ends or as many answers have come as are wanted.
    package static func exchange(
        _ port: Int, _ text: String, answers wanted: Int = .max
    ) async -> (text: String, ending: Ending) {
        await exchange(port, Array(text.utf8), answers: wanted)
    }

    /// - Parameters:
    ///   - patience: For how many seconds nothing may come.
    ///   - sent: Called when all bytes are on their way.
    package static func exchange(
        _ port: Int, _ bytes: [UInt8], answers wanted: Int = .max, patience: Int = 120,
        sent: @escaping @Sendable () -> Void = {}
    ) async -> (text: String, ending: Ending) {
        await withCheckedContinuation { continuation in
            // A thread of its own: it blocks.
            Thread.detachNewThread { continuation.resume(returning: blocking(port, bytes, wanted, patience, sent)) }
        }
    }

    private static func blocking(
        _ port: Int, _ bytes: [UInt8], _ wanted: Int, _ seconds: Int, _ sent: () -> Void
    ) -> (String, Ending) {
        let socket = Glibc.socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        defer { close(socket) }
        var patience = timeval(tv_sec: seconds, tv_usec: 0)
        setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, &patience, socklen_t(MemoryLayout<timeval>.size))
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        let connected = withUnsafeBytes(of: address) {
            connect(socket, $0.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t($0.count))
        }
        guard connected == 0 else { return ("", .silent) }
        var rest = bytes[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { send(socket, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
            if count <= 0 { break }
            rest = rest.dropFirst(count)
        }
        sent()
        var received: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65536)
        while true {
            let text = String(decoding: received, as: UTF8.self)
            if wanted == 0 || (text.components(separatedBy: "HTTP/1.1 ").count > wanted && text.hasSuffix("}")) {
                return (text, .satisfied)
            }
            let count = recv(socket, &buffer, buffer.count, 0)
            if count == 0 { return (text, .closed) }
            if count < 0 { return (text, errno == ECONNRESET ? .reset : .silent) }
            received += buffer[..<count]
        }
    }
}
