/// An error of AWS: what a client sees instead of a result.
///
/// Codes, reasons and member names are those of the service models.
struct AWSError: Error, Equatable {
    /// One input that breaks a rule, as Account Management lists it.
    struct Field: Equatable {
        let name: String
        let message: String
    }

    /// The exception's name, such as `AccountNotFoundException`.
    let code: String
    let message: String
    /// The value of the member `Reason`, for the exceptions that have it.
    var reason: String?
    /// The HTTP status.
    var status = 400
    /// The value of the member `fieldList`, for the exceptions that have it.
    var fields: [Field] = []
}

extension AWSError {
    /// A body that is not JSON or has a value of another type than the model's.
    static func serialization(_ message: String) -> AWSError {
        AWSError(code: "SerializationException", message: message)
    }

    static func unknownOperation(_ name: String) -> AWSError {
        AWSError(code: "UnknownOperationException", message: "The operation '\(name)' is not served here.")
    }

    static let missingAuthentication = AWSError(
        code: "MissingAuthenticationTokenException", message: "Missing Authentication Token", status: 403)

    static let internalFailure = AWSError(
        code: "InternalFailure", message: "The request failed because of an internal error.", status: 500)

    static let bodyTooLarge = AWSError(
        code: "RequestEntityTooLargeException", message: "The request body is too large.", status: 413)
}
