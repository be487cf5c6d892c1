/// How each service says that it cannot serve now. Statuses are botocore's model's where it has one;
/// messages are those of the model's documentation or what people have reported.
extension AWSService {
    /// Too many requests.
    var throttled: AWSError {
        switch name {
        case "organizations":
            // Status 400, not 429 (aws-sdk-js#2135). The message is aws-deployment-framework#781's.
            AWSError(
                code: "TooManyRequestsException",
                message: "You have sent too many requests in too short a period of time. Try again later.")
        case "account":
            AWSError(code: "TooManyRequestsException", message: "Too Many Requests", status: 429)
        case "tagging":
            AWSError(
                code: "ThrottledException",
                message: "The request failed because it exceeded the allowed frequency of submitted requests.")
        default:
            // "Throttling: Rate exceeded, status code: 400" (re:Post, iam-sts-throttling-error).
            AWSError(code: "Throttling", message: "Rate exceeded")
        }
    }

    /// A failure that is the service's own. Organizations' and the tagging service's models give no
    /// status; AWS's API references say 500.
    var unavailable: AWSError {
        switch name {
        case "organizations":
            AWSError(
                code: "ServiceException",
                message: "AWS Organizations can't complete your request because of an internal service error. "
                    + "Try again later.",
                status: 500)
        case "account":
            AWSError(
                code: "InternalServerException", message: "The operation failed because of an internal error.",
                status: 500)
        case "tagging":
            AWSError(
                code: "InternalServiceException",
                message: "The request processing failed because of an unknown error, exception, or failure.",
                status: 500)
        default:
            AWSError(
                code: "ServiceUnavailable", message: "The request has failed due to a temporary failure of the server.",
                status: 503)
        }
    }
}

extension AWSError {
    /// Someone else changes the same thing.
    static let concurrentModification = AWSError(
        code: "ConcurrentModificationException",
        message: "The target of the operation is currently being modified by a different request. Try again later.")
}
