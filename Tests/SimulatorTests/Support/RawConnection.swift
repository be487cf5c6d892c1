import Foundation
import Glibc
import Testing

@testable import Simulator

/// A TCP connection that sends bytes as they are, and tells how the other side ended it.
enum RawConnection {
    enum Ending: Equatable {
        case closed
        case reset
        /// Nothing came for as long as one was patient.
        case silent
        /// All that was waited for has come.
        case satisfied
    }

    /// Sends bytes, and reads until the other side ends or as many answers have come as are wanted.
    static func exchange(
        _ port: Int, _ text: String, answers wanted: Int = .max
    ) async -> (text: String, ending: Ending) {
        await exchange(port, Array(text.utf8), answers: wanted)
    }

    /// - Parameters:
    ///   - patience: For how many seconds nothing may come.
    ///   - sent: Called when all bytes are on their way.
    static func exchange(
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

extension Client {
    /// A signed request of Organizations as the bytes that make it.
    static func rawOrganizations(_ operation: String, _ body: String = "{}", more: String = "") -> String {
        """
        POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nAuthorization: \(authorization)\r\n\
        X-Amz-Target: AWSOrganizationsV20161128.\(operation)\r\nContent-Type: application/x-amz-json-1.1\r\n\
        \(more)Content-Length: \(body.utf8.count)\r\n\r\n\(body)
        """
    }

    /// Expects that the server is as well as before.
    func expectAnswer() async throws {
        #expect(try await organizations("ListRoots").status == 200)
    }

    /// What `/_reeve/state` says.
    func state() async throws -> JSONValue {
        try await send(method: "GET", path: "/_reeve/state", body: Data(), headers: [:]).json
    }
}
