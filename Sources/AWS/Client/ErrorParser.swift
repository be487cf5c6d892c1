import FoundationEssentials

/// Reads an error from an answer, whether its body is JSON or XML: gateways in front of a service, and
/// servers that stand in for AWS, do not always answer in the service's own format.
enum ErrorParser {
    static func error(operation: String, _ response: HTTPResponse) -> AWSError {
        var code = response.header("x-amzn-errortype") ?? ""
        var message = ""
        var reason: String?
        if let body = try? JSONDecoder().decode(JSONBody.self, from: response.body) {
            if code.isEmpty { code = body.__type ?? body.code ?? "" }
            message = body.message ?? body.Message ?? ""
            reason = body.Reason ?? body.reason
        } else if let document = try? XMLTree(parsing: response.body), let error = document.first("Error") {
            code = error.first("Code")?.text ?? code
            message = error.first("Message")?.text ?? ""
        }
        code = shortName(code)
        return AWSError(
            kind: kind(code: code, status: response.status), operation: operation, code: code, reason: reason,
            message: message.isEmpty ? bareMessage(response.status) : message, requestID: response.requestID,
            mayHaveTakenEffect: response.status >= 500, retryAfter: response.retryAfter(now: .now))
    }

    private static func bareMessage(_ status: Int) -> String {
        status == 404 ? "the endpoint does not know this operation (HTTP status 404)" : "HTTP status \(status)"
    }

    private struct JSONBody: Decodable {
        var __type: String?
        var code: String?
        var message: String?
        var Message: String?
        var reason: String?
        var Reason: String?
    }

    /// `com.amazonaws.organizations#DuplicateAccountException:http://…` is `DuplicateAccountException`.
    private static func shortName(_ code: String) -> String {
        let afterHash = code.split(separator: "#").last ?? ""
        return String(afterHash.split(separator: ":").first ?? "")
    }

    private static func kind(code: String, status: Int) -> AWSError.Kind {
        switch code {
        case "TooManyRequestsException", "ThrottlingException", "Throttling", "ThrottledException",
            "RequestLimitExceeded", "SlowDown", "RequestThrottled", "RequestThrottledException",
            "BandwidthLimitExceeded":
            .throttled
        case "ConcurrentModificationException": .concurrentModification
        case "FinalizingOrganizationException": .finalizing
        case "AccessDeniedException", "AccessDenied", "UnauthorizedOperation", "NotAuthorized": .accessDenied
        case "UnrecognizedClientException", "InvalidClientTokenId", "SignatureDoesNotMatch",
            "InvalidSignatureException",
            "IncompleteSignature", "IncompleteSignatureException", "MissingAuthenticationToken",
            "MissingAuthenticationTokenException", "ExpiredToken", "ExpiredTokenException", "AuthFailure",
            "InvalidAccessKeyId", "OptInRequired":
            .credentialsRejected
        default:
            switch status {
            case 429: .throttled
            case 500...: .server
            case 403: .accessDenied
            default: .refused
            }
        }
    }
}
