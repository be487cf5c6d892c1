import FoundationEssentials
import HTTPTypes

extension ServiceRequest {
    /// Decodes an HTTP request the way AWS routes it: by `X-Amz-Target`, by `Action`, or by path.
    init(method: HTTPRequest.Method, path: String, query: String?, headers: HTTPFields, body: Data) {
        credential = Credential(
            authorization: headers[.authorization],
            sessionToken: HTTPField.Name.amzSecurityToken.flatMap { headers[$0] })
        do {
            if let target = HTTPField.Name.amzTarget.flatMap({ headers[$0] }) {
                try readTarget(target, body: body)
            } else if path == "/" {
                readForm(method == .get ? query ?? "" : String(decoding: body, as: UTF8.self))
            } else {
                try readPath(method == .post ? path : "", body: body)
            }
            resolve()
        } catch {
            operation = .failure(credential == nil ? .missingAuthentication : error)
        }
    }

    /// AWS JSON: `X-Amz-Target: AWSOrganizationsV20161128.ListAccounts`.
    private mutating func readTarget(_ target: String, body: Data) throws(AWSError) {
        let parts = target.split(separator: ".", maxSplits: 1)
        service = AWSService.all.first {
            if case .json(let prefix) = $0.dialect { prefix == parts.first ?? "" } else { false }
        }
        operationName = parts.count == 2 ? String(parts[1]) : nil
        parameters = try JSONValue.object(fromBody: body)
    }

    /// Query: `Action=GetCallerIdentity&Version=2011-06-15`.
    private mutating func readForm(_ form: String) {
        let fields = FormFields(form)
        operationName = fields["Action"]
        service = AWSService.all.first {
            if case .query(let version, _) = $0.dialect { version == fields["Version"] } else { false }
        }
        // The rest is the input; what signs it is not.
        parameters = QueryInput.members(
            of: fields.pairs.filter { !["Action", "Version"].contains($0.name) && !Self.signs($0.name) })
    }

    /// Whether a field belongs to the signature, in its present version or the one before.
    private static func signs(_ field: String) -> Bool {
        let field = field.lowercased()
        return field.hasPrefix("x-amz-") || field.hasPrefix("signature") || field == "awsaccesskeyid"
    }

    /// REST-JSON: `POST /putAccountName`.
    private mutating func readPath(_ path: String, body: Data) throws(AWSError) {
        let name = path.dropFirst()
        guard let first = name.first, first.isLowercase else { return }
        let operation = first.uppercased() + name.dropFirst()
        service = AWSService.all.first {
            if case .rest = $0.dialect { $0.operations[operation] != nil } else { false }
        }
        operationName = operation
        parameters = try JSONValue.object(fromBody: body)
    }
}

extension HTTPField.Name {
    static let amzTarget = HTTPField.Name("X-Amz-Target")
    static let amzSecurityToken = HTTPField.Name("X-Amz-Security-Token")
    static let amznRequestID = HTTPField.Name("x-amzn-RequestId")
    static let amznErrorType = HTTPField.Name("x-amzn-ErrorType")
}
