import FoundationEssentials

/// What AWS demands of the content of a policy before it keeps it.
enum PolicyDocument {
    static func check(_ content: String, as type: PolicyType) throws(AWSError) {
        guard content.unicodeScalars.count <= type.maximumSize else {
            throw .constraintViolation("POLICY_CONTENT_LIMIT_EXCEEDED", "You have exceeded the maximum policy size.")
        }
        let document = try? JSONDecoder().decode(JSONValue.self, from: Data(content.utf8))
        guard case .object(let members) = document, isValid(members, as: type) else {
            throw .malformedPolicyDocument
        }
    }

    /// Of the policies that configure services, only that they are an object is checked.
    private static func isValid(_ document: [String: JSONValue], as type: PolicyType) -> Bool {
        switch type {
        case .serviceControl: AuthorizationGrammar.serviceControl.accepts(document)
        case .resourceControl: AuthorizationGrammar.resourceControl.accepts(document)
        default: true
        }
    }
}
