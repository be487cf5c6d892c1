import Foundation
import HTTPTypes
import Hummingbird
import Logging
import NIOCore
import Synchronization

/// A server that gives prepared answers, or answers as it is told, and counts what it is asked.
final class CannedServer: Sendable {
    struct Answer: Sendable {
        var status = 200
        var headers: [String: String] = [:]
        var body = "{}"
        /// The connection ends without an answer.
        var isLost = false
    }

    struct Request: Sendable {
        var method = ""
        var path: String
        var headers: [String: String]
        var body: String
        /// The client's port: two requests over one connection have the same.
        var port: Int?
    }

    /// Hummingbird's context, with the connection that a request came over.
    private struct Context: RequestContext {
        var coreContext: CoreRequestContextStorage
        let port: Int?
        let channel: any Channel

        init(source: ApplicationRequestContextSource) {
            coreContext = .init(source: source)
            port = source.channel.remoteAddress?.port
            channel = source.channel
        }
    }

    private let seen = Mutex<[Request]>([])
    private let respond: @Sendable (Request) -> Answer

    private init(_ respond: @escaping @Sendable (Request) -> Answer) { self.respond = respond }

    var requests: [Request] { seen.withLock { $0 } }

    /// Runs the server as long as the body runs. The last answer is given to all requests that follow.
    static func run(
        _ answers: [Answer], _ body: (CannedServer, _ endpoint: String) async throws -> Void
    ) async throws {
        let prepared = Prepared(answers)
        try await run(answering: { _ in prepared.next() }, body)
    }

    /// Runs the server as long as the body runs.
    static func run(
        answering respond: @escaping @Sendable (Request) -> Answer,
        _ body: (CannedServer, _ endpoint: String) async throws -> Void
    ) async throws {
        let server = CannedServer(respond)
        let (ports, listening) = AsyncStream.makeStream(of: Int.self)
        let application = Application(
            responder: CallbackResponder { (request: Hummingbird.Request, context: Context) in
                let text = String(buffer: try await request.body.collect(upTo: 1 << 20))
                var headers: [String: String] = [:]
                for field in request.headers { headers[field.name.canonicalName] = field.value }
                let answer = server.answer(
                    Request(
                        method: request.method.rawValue, path: request.uri.string, headers: headers, body: text,
                        port: context.port))
                if answer.isLost { try await context.channel.close() }
                return answer.response
            }, configuration: .init(address: .hostname("127.0.0.1", port: 0)),
            onServerRunning: { channel in listening.yield(channel.localAddress?.port ?? 0) },
            logger: Logger(label: "canned") { _ in SwiftLogNoOpLogHandler() })
        let serving = Task { try await application.run() }
        defer { serving.cancel() }
        var first = ports.makeAsyncIterator()
        let port = await first.next() ?? 0
        try await body(server, "http://127.0.0.1:\(port)")
    }

    private func answer(_ request: Request) -> Answer {
        seen.withLock { $0.append(request) }
        return respond(request)
    }

    private final class Prepared: Sendable {
        private let answers: Mutex<[Answer]>

        init(_ answers: [Answer]) { self.answers = Mutex(answers) }

        func next() -> Answer { answers.withLock { $0.count > 1 ? $0.removeFirst() : $0[0] } }
    }
}

extension CannedServer.Answer {
    fileprivate var response: Response {
        var fields = HTTPFields()
        for (name, value) in headers {
            if let name = HTTPField.Name(name) { fields[name] = value }
        }
        return Response(
            status: .init(code: status), headers: fields, body: .init(byteBuffer: ByteBuffer(string: body)))
    }
}
