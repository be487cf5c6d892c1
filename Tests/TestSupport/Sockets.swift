import Foundation
import Glibc

/// Listening sockets, for servers that the tests start or only pretend to be.
package enum Sockets {
    package struct Failed: Error {
        package let call: String
        package let errno: Int32
    }

    /// A Unix socket.
    package static func listen(atPath path: String) throws -> Int32 {
        // One that is left of an earlier server is in the way.
        unlink(path)
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: path.utf8) }
        return try listen(AF_UNIX, address)
    }

    /// A TCP socket on a free port of this machine. The kernel accepts connections; nobody ever answers them.
    package static func silentServer() throws -> (socket: Int32, port: Int) {
        let socket = try listen(AF_INET, loopback)
        return (socket, try port(of: socket))
    }

    /// Waits for a connection, on a thread of its own.
    package static func accept(_ socket: Int32) async -> Int32 {
        await withCheckedContinuation { continuation in
            Thread.detachNewThread { continuation.resume(returning: Glibc.accept(socket, nil, nil)) }
        }
    }

    /// A connection to a port of this machine.
    package static func connect(port: Int) throws -> Int32 {
        let socket = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        var address = loopback
        address.sin_port = UInt16(port).bigEndian
        let connected = withUnsafeBytes(of: address) { bytes in
            Glibc.connect(
                socket, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t(bytes.count))
        }
        guard connected == 0 else {
            Glibc.close(socket)
            throw Failed(call: "connect", errno: errno)
        }
        return socket
    }

    package static func close(_ socket: Int32) { _ = Glibc.close(socket) }

    package static func freePort() throws -> Int {
        let (socket, port) = try silentServer()
        close(socket)
        return port
    }

    private static var loopback: sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return address
    }

    private static func listen<Address>(_ family: Int32, _ address: Address) throws -> Int32 {
        let socket = socket(family, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
        guard socket >= 0 else { throw Failed(call: "socket", errno: errno) }
        let bound = withUnsafeBytes(of: address) { bytes in
            bind(socket, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, socklen_t(bytes.count))
        }
        guard bound == 0, Glibc.listen(socket, 64) == 0 else { throw Failed(call: "bind", errno: errno) }
        return socket
    }

    private static func port(of socket: Int32) throws -> Int {
        var address = sockaddr_in()
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        let result = withUnsafeMutableBytes(of: &address) { bytes in
            getsockname(socket, bytes.assumingMemoryBound(to: sockaddr.self).baseAddress, &size)
        }
        guard result == 0 else { throw Failed(call: "getsockname", errno: errno) }
        return Int(UInt16(bigEndian: address.sin_port))
    }
}
