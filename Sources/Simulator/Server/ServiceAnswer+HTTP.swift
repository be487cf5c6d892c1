import FoundationEssentials
import HTTPTypes

/// An HTTP response: the answer in the words of the request's protocol.
struct EncodedAnswer {
    let status: Int
    var headers: HTTPFields = [:]
    let body: Data
}

extension ServiceAnswer {
    func encoded(for dialect: AWSService.Dialect?, operation: String?) throws -> EncodedAnswer {
        var answer: EncodedAnswer
        switch dialect {
        case .query(_, let namespace):
            answer = EncodedAnswer(
                status: status, body: Data(xml(namespace: namespace, operation: operation ?? "").utf8))
            answer.headers[.contentType] = "text/xml"
        case .json, .rest, nil:
            answer = EncodedAnswer(status: status, body: json(dialect).encoded())
            answer.headers[.contentType] = "application/x-amz-json-1.1"
            if case .rest = dialect {
                answer.headers[.contentType] = "application/json"
                if let error, let name = HTTPField.Name.amznErrorType {
                    answer.headers[name] = error.code
                }
            }
        }
        if let name = HTTPField.Name.amznRequestID {
            answer.headers[name] = requestID
        }
        return answer
    }

    /// Account Management spells its members with a lower-case first letter, the others do not.
    private func json(_ dialect: AWSService.Dialect?) -> JSONValue {
        switch result {
        case .success(let value):
            return value
        case .failure(let error):
            let isRest = if case .rest = dialect { true } else { false }
            let fields: [JSONValue] = error.fields.map {
                ["name": .string($0.name), "message": .string($0.message)]
            }
            return .object([
                "__type": .string(error.code),
                isRest ? "message" : "Message": .string(error.message),
                isRest ? "reason" : "Reason": error.reason.map { .string($0) },
                "fieldList": fields.isEmpty ? nil : .array(fields),
            ])
        }
    }

    private func xml(namespace: String, operation: String) -> String {
        let attributes = " xmlns=\"\(namespace)\""
        switch result {
        case .success(let value):
            return XML.element(
                "\(operation)Response",
                ["\(operation)Result": value, "ResponseMetadata": ["RequestId": .string(requestID)]],
                attributes: attributes)
        case .failure(let error):
            let type: JSONValue = error.status < 500 ? "Sender" : "Receiver"
            // Query has names of its own for what is wrong with a signature.
            let unsigned = ["MissingAuthenticationTokenException", "IncompleteSignatureException"]
            let code = unsigned.contains(error.code) ? error.code.replacing("Exception", with: "") : error.code
            return XML.element(
                "ErrorResponse",
                [
                    "Error": ["Type": type, "Code": .string(code), "Message": .string(error.message)],
                    "RequestId": .string(requestID),
                ], attributes: attributes)
        }
    }
}
