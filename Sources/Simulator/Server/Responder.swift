import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore

/// Answers HTTP requests: decodes them, asks the state, encodes what it says.
struct Responder: HTTPResponder {
    typealias Context = BasicRequestContext

    /// The largest body that is read. AWS's own limit for these services is 1 MB.
    static let maximumBody = 1 << 20

    let state: SimulatorState

    func respond(to request: Request, context: Context) async throws -> Response {
        let decoded = try await decode(request)
        let answer = await state.answer(decoded)
        let encoded = try answer.encoded(for: decoded.service?.dialect, operation: decoded.operationName)
        return Response(
            status: .init(code: encoded.status), headers: encoded.headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: encoded.body)))
    }

    private func decode(_ request: Request) async throws -> ServiceRequest {
        do {
            let body = try await request.body.collect(upTo: Self.maximumBody)
            return ServiceRequest(
                method: request.method, path: request.uri.path, query: request.uri.query, headers: request.headers,
                body: Data(body.readableBytesView))
        } catch is NIOTooManyBytesError {
            var refused = ServiceRequest()
            refused.operation = .failure(.bodyTooLarge)
            return refused
        }
    }
}
