import Foundation
import Synchronization
import TestSupport

/// A front before a Git server that has no time now and then.
final class BusyGit: Sendable {
    private let server: ScriptedServer
    private let state: State

    private struct Refusal {
        var status: String
        var refused: AsyncStream<Void>.Continuation
    }

    private final class State: Sendable {
        let refusal = Mutex<Refusal?>(nil)
    }

    var url: String { "http://127.0.0.1:\(server.port)" }

    init(before target: WebServer) throws {
        let port = URLComponents(string: target.url)?.port ?? 0
        let state = State()
        self.state = state
        server = try ScriptedServer { connection in
            guard let (head, body) = connection.readRequest() else { return }
            guard let refusal = state.refusal.withLock(\.self) else {
                connection.send(ServedConnection.answer(to: head, body, at: port))
                return
            }
            let more = "Retry-After: 3600\r\nContent-Type: text/plain\r\nConnection: close"
            connection.send("HTTP/1.1 \(refusal.status)\r\n\(more)\r\nContent-Length: 10\r\n\r\ncome later")
            refusal.refused.yield()
        }
    }

    /// From now on it answers everything with this status.
    ///
    /// - Returns: the requests that are answered so.
    func refuse(with status: String) -> AsyncStream<Void> {
        let (refusals, refused) = AsyncStream.makeStream(of: Void.self)
        state.refusal.withLock { $0 = Refusal(status: status, refused: refused) }
        return refusals
    }

    /// From now on it answers as the server behind it.
    func serve() {
        let last = state.refusal.withLock { refusal in
            defer { refusal = nil }
            return refusal
        }
        last?.refused.finish()
    }

    func stop() { server.stop() }
}
