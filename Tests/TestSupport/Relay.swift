import Foundation
import Glibc
import Synchronization

/// A wire to a server on this machine, which can be cut, or worse.
package final class Relay: Sendable {
    package enum Direction: Sendable { case toServer, fromServer }

    /// What becomes of a wire.
    package enum Fault: String, Sendable {
        /// Both ends are told that it broke.
        case cut
        /// Both ends are told that the other one has nothing more to say.
        case close
        /// Nothing more comes in that direction, and nobody is told.
        case stall
        /// What comes in that direction from then on is not what was sent.
        case garbage

        fileprivate var isEnd: Bool { self == .cut || self == .close }
    }

    package var port: Int { server.port }
    private let server: ScriptedServer
    private let state: State

    /// - Parameter target: The server's port.
    package init(to target: Int) throws {
        let state = State()
        self.state = state
        server = try ScriptedServer { connection in Self.carry(connection, to: target, state) }
    }

    package func stop() { server.stop() }

    /// Cuts the wire once so many bytes have gone in a direction, from now on; `nil` never does.
    ///
    /// - Parameter mends: whether the next connection is whole again.
    package func cut(after bytes: Int?, _ direction: Direction = .fromServer, mends: Bool = false) {
        state.counts.withLock { $0 = Counts(limit: bytes, direction: direction, mends: mends) }
    }

    /// The same with another fault. It lasts, for connections that come later, too.
    package func fail(_ fault: Fault, after bytes: Int?, _ direction: Direction = .fromServer) {
        state.counts.withLock { $0 = Counts(fault: fault, limit: bytes, direction: direction) }
    }

    /// How many bytes went since the wire was last told when to be cut.
    package func carried(_ direction: Direction) -> Int {
        state.counts.withLock { direction == .toServer ? $0.toServer : $0.fromServer }
    }

    /// Whether the fault came since then.
    package var isCut: Bool { state.counts.withLock { $0.isCut || $0.isMended } }

    private struct Counts {
        var fault = Fault.cut
        var limit: Int?
        var direction = Direction.fromServer
        var mends = false
        var toServer = 0
        var fromServer = 0
        var isCut = false
        var isMended = false

        /// - Returns: How many of the bytes go on as they are.
        mutating func note(_ count: Int, _ way: Direction) -> Int {
            if isCut, fault.isEnd || way == direction { return 0 }
            let before = way == .toServer ? toServer : fromServer
            var allowed = count
            if !isCut, let limit, way == direction, before + count >= limit {
                allowed = max(0, limit - before)
                isCut = true
            }
            if way == .toServer { toServer += allowed } else { fromServer += allowed }
            return allowed
        }
    }

    private final class State: Sendable {
        let counts = Mutex(Counts())
    }

    private static func carry(_ client: ServedConnection, to target: Int, _ state: State) {
        state.counts.withLock { if $0.isCut, $0.mends { ($0.isCut, $0.isMended, $0.limit) = (false, true, nil) } }
        guard let upstream = try? Sockets.connect(port: target) else { return client.reset() }
        let server = ServedConnection(socket: upstream)
        let ended = DispatchSemaphore(value: 0)
        Thread.detachNewThread {
            pump(client, server, .toServer, state)
            ended.signal()
        }
        pump(server, client, .fromServer, state)
        ended.wait()
        Sockets.close(upstream)
    }

    private static func pump(
        _ source: ServedConnection, _ sink: ServedConnection, _ direction: Direction, _ state: State
    ) {
        var buffer = [UInt8](repeating: 0, count: 16384)
        while true {
            let count = recv(source.socket, &buffer, buffer.count, 0)
            guard count > 0 else { break }
            let (allowed, fault) = state.counts.withLock {
                ($0.note(count, direction), $0.isCut ? $0.fault : nil)
            }
            if fault == .garbage { for index in allowed..<count { buffer[index] ^= 0x5a } }
            guard sink.send(buffer[..<(fault == .garbage ? count : allowed)]), fault?.isEnd != true else {
                for end in [source, sink] {
                    if fault != .close { end.reset() }
                    shutdown(end.socket, Int32(SHUT_RDWR))
                }
                return
            }
        }
        shutdown(sink.socket, Int32(SHUT_WR))
    }
}
