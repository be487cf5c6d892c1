/// One AWS service: what it is called, what it can do, and how it answers a bad input.
struct AWSService: Sendable {
    /// How requests are spelled and answers are framed.
    enum Dialect: Sendable {
        /// The operation stands in the header `X-Amz-Target`, after this prefix.
        case json(targetPrefix: String)
        /// The operation is the parameter `Action`; answers are XML.
        case query(version: String, namespace: String)
        /// The operation is the path, with a lower-case first letter.
        case rest
    }

    /// The service as its endpoint and its signatures name it.
    let name: String
    let dialect: Dialect
    let operations: [String: Operation]
    let invalid: @Sendable (Violation) -> AWSError
    /// The operations that are called without credentials.
    var unsignedOperations: Set<String> = []

    /// The service as IAM's policies name it.
    var prefix: String { name == "tagging" ? "tag" : name }

    static let all = [organizations, account, sts, tagging]
}
