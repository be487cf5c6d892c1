import FoundationEssentials

/// An answer, whatever its status.
struct HTTPResponse: Sendable {
    var status: Int
    /// By name in lower case.
    var headers: [String: String]
    var body: Data

    func header(_ name: String) -> String? { headers[name] }

    /// AWS's id of the request.
    var requestID: String? { header("x-amzn-requestid") ?? header("x-amz-request-id") }
}
