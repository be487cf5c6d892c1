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
        let response = Response(
            status: .init(code: encoded.status), headers: encoded.headers,
            body: ResponseBody(byteBuffer: ByteBuffer(bytes: encoded.body)))
        return request.method == .head ? response.createHeadResponse() : response
    }

    private func decode(_ request: Request) async throws -> ServiceRequest {
        func decoded(_ body: Data) -> ServiceRequest {
            ServiceRequest(
                method: request.method, path: request.uri.path, query: request.uri.query, headers: request.headers,
                body: body)
        }
        do {
            return decoded(Data(try await request.body.collect(upTo: Self.maximumBody).readableBytesView))
        } catch is NIOTooManyBytesError {
            // What can be known without the body says in which words to refuse it.
            var refused = decoded(Data())
            refused.operation = .failure(.bodyTooLarge)
            return refused
        }
    }
}
