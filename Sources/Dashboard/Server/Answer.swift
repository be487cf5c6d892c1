import HTTPTypes
import Hummingbird
import NIOCore

/// What a request is answered with: a status and a text.
struct Answer {
    var status: HTTPResponse.Status
    var text: String
    var type = "text/plain; charset=utf-8"
    /// The methods that the path has, where the request's is none of them.
    var allowed: String?
    /// Whether the request was answered before all of it was read.
    var isEarly = false

    /// - Parameter isHead: whether only the header was asked for.
    func response(isHead: Bool) -> Response {
        var headers: HTTPFields = [.contentType: type, .cacheControl: "no-store", .xContentTypeOptions: "nosniff"]
        if let allowed { headers[.allow] = allowed }
        if isEarly { headers[.connection] = "close" }
        let response = Response(
            status: status, headers: headers, body: ResponseBody(byteBuffer: ByteBuffer(string: text)))
        return isHead ? response.createHeadResponse() : response
    }
}
