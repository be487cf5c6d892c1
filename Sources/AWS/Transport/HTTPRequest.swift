/// A POST request, before it is signed.
struct HTTPRequest: Sendable {
    struct Signature: Sendable {
        var region: String
        var service: String
        var credentials: AWSCredentials
    }

    var url: String
    var headers: [String: String]
    var body: [UInt8]
    var signature: Signature
    /// Whether it may be sent again when it is not known whether the first one took effect.
    var isRepeatable = true
}
