extension ServiceRequest {
    /// What people may see of the input: everything but its secrets.
    var shownParameters: [String: JSONValue] { JSONValue.redacted(parameters) }
}

extension JSONValue {
    /// Whoever knows one of these can act as someone else, or could have.
    private static let secrets: Set<String> = [
        "webidentitytoken", "contextassertion", "otp", "tokencode", "sessiontoken", "secretaccesskey",
    ]

    fileprivate static func redacted(_ members: [String: JSONValue]) -> [String: JSONValue] {
        var result: [String: JSONValue] = [:]
        for (name, value) in members {
            // A misspelt name is no reason to tell.
            result[name] = secrets.contains(name.lowercased()) ? "REDACTED" : value.redacted
        }
        return result
    }

    private var redacted: JSONValue {
        switch self {
        case .object(let members): .object(Self.redacted(members))
        case .array(let elements): .array(elements.map(\.redacted))
        default: self
        }
    }
}
