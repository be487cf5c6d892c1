import FoundationEssentials
import HTTPTypes

extension ServiceRequest {
    /// Decodes an HTTP request the way AWS routes it: by `X-Amz-Target`, by `Action`, or by path.
    init(method: HTTPRequest.Method, path: String, query: String?, headers: HTTPFields, body: Data) {
        let authorization = headers[.authorization] ?? Authorization.presigned(query ?? "")
        credential = Credential(
            authorization: authorization, sessionToken: HTTPField.Name.amzSecurityToken.flatMap { headers[$0] })
        let type = MediaType(headers[.contentType])
        do {
            if let target = HTTPField.Name.amzTarget.flatMap({ headers[$0] }) {
                try readTarget(target, method, type, body: body)
            } else if path == "/" {
                try readForm(query ?? "", method, type, body: body)
            } else {
                try readPath(path, method, type, body: body)
            }
            resolve()
        } catch {
            operation = .failure(credential == nil ? .missingAuthentication : error)
        }
        if credential != nil, let problem = Authorization.problem(of: authorization) {
            operation = .failure(problem)
        }
    }

    /// AWS JSON: `X-Amz-Target: AWSOrganizationsV20161128.ListAccounts`.
    private mutating func readTarget(
        _ target: String, _ method: HTTPRequest.Method, _ type: MediaType, body: Data
    ) throws(AWSError) {
        let parts = target.split(separator: ".", maxSplits: 1)
        service = AWSService.all.first {
            if case .json(let prefix) = $0.dialect { prefix == parts.first ?? "" } else { false }
        }
        operationName = parts.count == 2 ? String(parts[1]) : nil
        guard method == .post, type == .awsJSON else { throw .unroutable }
        parameters = try JSONValue.object(fromBody: body)
    }

    /// Query: `Action=GetCallerIdentity&Version=2011-06-15`, in the body or after a question mark.
    private mutating func readForm(
        _ query: String, _ method: HTTPRequest.Method, _ type: MediaType, body: Data
    ) throws(AWSError) {
        // JSON without a target.
        guard type != .awsJSON else { throw .unknownOperation("") }
        guard method == .get || (method == .post && (type == .form || type == .none)) else { throw .unroutable }
        let fields = FormFields([query, String(decoding: body, as: UTF8.self)].joined(separator: "&"))
        service = .sts
        operationName = fields["Action"]
        // The rest is the input; what signs it is not.
        parameters = QueryInput.members(
            of: fields.pairs.filter { !["Action", "Version"].contains($0.name) && !Self.signs($0.name) })
        guard let name = operationName, !name.isEmpty else { throw .missingAction }
        guard case .query(fields["Version"], _) = AWSService.sts.dialect else {
            throw .invalidAction(name, version: fields["Version"])
        }
    }

    /// Whether a field belongs to the signature, in its present version or the one before.
    private static func signs(_ field: String) -> Bool {
        let field = field.lowercased()
        return field.hasPrefix("x-amz-") || field.hasPrefix("signature") || field == "awsaccesskeyid"
    }

    /// REST-JSON: `POST /putAccountName`.
    private mutating func readPath(
        _ path: String, _ method: HTTPRequest.Method, _ type: MediaType, body: Data
    ) throws(AWSError) {
        let name = path.dropFirst()
        guard let first = name.first, first.isLowercase else { throw .unroutable }
        let operation = first.uppercased() + name.dropFirst()
        service = AWSService.all.first {
            if case .rest = $0.dialect { $0.operations[operation] != nil } else { false }
        }
        operationName = operation
        guard service != nil, method == .post else { throw .unroutable }
        guard type == .json || type == .none else { throw .unsupportedMediaType }
        parameters = try JSONValue.object(fromBody: body)
    }
}

extension HTTPField.Name {
    static let amzTarget = HTTPField.Name("X-Amz-Target")
    static let amzSecurityToken = HTTPField.Name("X-Amz-Security-Token")
    static let amznRequestID = HTTPField.Name("x-amzn-RequestId")
    static let amznErrorType = HTTPField.Name("x-amzn-ErrorType")
}
