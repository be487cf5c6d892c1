/// A request, decoded as far as it can be: to an operation to perform, or to the error it deserves.
struct ServiceRequest: Sendable {
    /// An operation with its input.
    struct Invocation: Sendable {
        let perform: Operation
        let parameters: Parameters
    }

    var service: AWSService?
    var operationName: String?
    /// The input as far as it could be decoded, for the log.
    var parameters: [String: JSONValue] = [:]
    var credential: Credential?
    var operation: Result<Invocation, AWSError> = .failure(.unknownOperation(""))

    /// Decides what is to be performed, once service, name and input are known.
    mutating func resolve() {
        guard credential != nil || isUnsigned else {
            operation = .failure(.missingAuthentication)
            return
        }
        guard let service, let operationName, let perform = service.operations[operationName] else {
            operation = .failure(unknownOperation)
            return
        }
        operation = .success(
            Invocation(perform: perform, parameters: Parameters(values: parameters, invalid: service.invalid)))
    }

    /// Whether the operation is one that is called without credentials.
    var isUnsigned: Bool {
        operationName.map { service?.unsignedOperations.contains($0) ?? false } ?? false
    }

    /// Query has its own name for it.
    private var unknownOperation: AWSError {
        let name = operationName ?? ""
        if case .query(let version, _) = service?.dialect {
            return AWSError(
                code: "InvalidAction", message: "Could not find operation \(name) for version \(version)")
        }
        return .unknownOperation(name)
    }
}

/// What a request comes to, not yet in the words of a protocol.
struct ServiceAnswer: Sendable {
    let result: Result<JSONValue, AWSError>
    let requestID: String

    var error: AWSError? {
        if case .failure(let error) = result { error } else { nil }
    }

    var status: Int { error?.status ?? 200 }
}
