import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore
import ServiceLifecycle

/// Answers HTTP requests: decodes them, asks the state, encodes what it says.
struct Responder: HTTPResponder {
    typealias Context = ConnectionContext

    /// The largest body that is read. AWS's own limit for these services is 1 MB.
    static let maximumBody = 1 << 20

    let state: SimulatorState
    let administration: Administration
    let time: SimulatorTime
    let slowDuration: Duration

    func respond(to request: Request, context: Context) async throws -> Response {
        let response =
            if Administration.serves(request.uri.path) {
                try await administration.respond(to: request)
            } else {
                try await serve(request, context.connection)
            }
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func serve(_ request: Request, _ connection: Connection) async throws -> Response {
        let decoded = try await decode(request)
        let delivery = await state.answer(decoded)
        guard let answer = delivery.answer, delivery.fault != .lost else {
            try await connection.reset()
            throw Connection.Ended()
        }
        if delivery.fault == .slow {
            // Whoever stops the simulator does not wait for it.
            try? await cancelWhenGracefulShutdown { try await time.sleep(for: slowDuration) }
        }
        let encoded = try answer.encoded(for: decoded.service?.dialect, operation: decoded.operationName)
        let body = ByteBuffer(bytes: encoded.body)
        return Response(
            status: .init(code: encoded.status), headers: encoded.headers,
            body: delivery.fault == .half ? .half(of: body, connection) : ResponseBody(byteBuffer: body))
    }

    private func decode(_ request: Request) async throws -> ServiceRequest {
        func decoded(_ body: Data) -> ServiceRequest {
            ServiceRequest(
                method: request.method, path: request.uri.path, query: request.uri.query, headers: request.headers,
                body: body)
        }
        do {
            // Whoever stops the simulator does not wait for the rest of a body.
            let body = try await cancelWhenGracefulShutdown {
                try await request.body.collect(upTo: Self.maximumBody)
            }
            return decoded(Data(body.readableBytesView))
        } catch is NIOTooManyBytesError {
            // What can be known without the body says in which words to refuse it.
            var refused = decoded(Data())
            refused.operation = .failure(.bodyTooLarge)
            return refused
        }
    }
}

extension ResponseBody {
    /// A body that claims its whole length and ends in its middle, and the connection with it.
    fileprivate static func half(of body: ByteBuffer, _ connection: Connection) -> ResponseBody {
        ResponseBody(contentLength: body.readableBytes) { writer in
            var body = body
            if let half = body.readSlice(length: body.readableBytes / 2) {
                try await writer.write(half)
            }
            try await connection.end()
        }
    }
}
