import FoundationEssentials
import HTTPTypes
import Hummingbird
import NIOCore

extension Response {
    enum PageType: String {
        case html = "text/html; charset=utf-8"
        case json = "application/json"
        case css = "text/css; charset=utf-8"
        case text = "text/plain; charset=utf-8"
    }

    /// A page of the administration, which nothing may frame, keep or take for another type.
    static func page(_ type: PageType, _ body: Data, status: HTTPResponse.Status = .ok) -> Response {
        var headers: HTTPFields = [
            .contentType: type.rawValue, .cacheControl: "no-store", .xContentTypeOptions: "nosniff",
            .contentSecurityPolicy:
                "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
        ]
        if let name = HTTPField.Name("Referrer-Policy") { headers[name] = "no-referrer" }
        return Response(status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(bytes: body)))
    }

    static func text(_ status: HTTPResponse.Status, _ text: String) -> Response {
        page(.text, Data(text.utf8), status: status)
    }

    static func notAllowed(_ allowed: String) -> Response {
        var response = text(.methodNotAllowed, "Only \(allowed) is served here.\n")
        response.headers[.allow] = allowed
        return response
    }
}
