/// A request, before it is signed. No redirect that answers it is followed.
struct HTTPRequest: Sendable {
    enum Method: Sendable {
        case get
        /// Without a body.
        case put
        case post
    }

    struct Signature: Sendable {
        var region: String
        var service: String
        var credentials: AWSCredentials
    }

    var method = Method.post
    var url: String
    var headers: [String: String]
    var body: [UInt8] = []
    /// `nil` is sent as it is.
    var signature: Signature?
    /// Whether it may be sent again when it is not known whether the first one took effect.
    var isRepeatable = true
    /// Whether it goes over no proxy, whatever the environment says.
    var isDirect = false
}
