/// The exceptions of AWS Account Management. The messages are ours in AWS's sense.
enum AccountManagementError {
    static func accessDenied(_ message: String) -> AWSError {
        AWSError(code: "AccessDeniedException", message: message, status: 403)
    }

    static func conflict(_ message: String) -> AWSError {
        AWSError(code: "ConflictException", message: message, status: 409)
    }

    static func notFound(_ message: String) -> AWSError {
        AWSError(code: "ResourceNotFoundException", message: message, status: 404)
    }

    static func validation(_ field: String, _ message: String) -> AWSError {
        AWSError(
            code: "ValidationException", message: message, reason: "fieldValidationFailed",
            fields: [.init(name: field, message: message)])
    }

    static let tooManyRequests = AWSError(
        code: "TooManyRequestsException", message: "Too many requests. Try again later.", status: 429)
}
