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

    /// A request that no protocol of AWS would make: of another method, or with a body of another type.
    ///
    /// The status is what AWS's front end was seen to answer (mhart/dynalite and mhart/kinesalite, which
    /// hold recorded behaviour), where a right request for an unknown operation is 400.
    static let unroutable = AWSError(
        code: "UnknownOperationException", message: "The request is of no protocol that is served here.", status: 404)

    /// A Query request without an action ("Common Errors" of AWS's API references).
    static let missingAction = AWSError(
        code: "MissingAction", message: "The request must contain the parameter Action.")

    /// A Query request for an action, or a version of the API, that does not exist.
    static func invalidAction(_ name: String, version: String?) -> AWSError {
        AWSError(
            code: "InvalidAction",
            message: "Could not find operation \(name) for version \(version ?? "NO_VERSION_SPECIFIED")")
    }

    /// A body that is not of the type a REST operation takes (Smithy's restJson1 protocol).
    static let unsupportedMediaType = AWSError(
        code: "UnsupportedMediaTypeException", message: "The body must be application/json.", status: 415)

    /// An `Authorization` that is one of AWS's and lacks a part (dynalite and kinesalite).
    static func incompleteSignature(_ message: String) -> AWSError {
        AWSError(code: "IncompleteSignatureException", message: message)
    }

    static let missingAuthentication = AWSError(
        code: "MissingAuthenticationTokenException", message: "Missing Authentication Token", status: 403)

    static let internalFailure = AWSError(
        code: "InternalFailure", message: "The request failed because of an internal error.", status: 500)

    static let bodyTooLarge = AWSError(
        code: "RequestEntityTooLargeException", message: "The request body is too large.", status: 413)
}
