/// The shape of the policies that allow and deny: "SCP syntax" and "RCP syntax" in the user guide.
///
/// It tells a policy from what is none. Whether actions, resources and conditions exist is not looked at.
struct AuthorizationGrammar {
    let effects: Set<String>
    /// Each statement has exactly one of each of these.
    let required: [Set<String>]
    let optional: Set<String>

    static let serviceControl = AuthorizationGrammar(
        effects: ["Allow", "Deny"],
        required: [["Effect"], ["Action", "NotAction"], ["Resource", "NotResource"]],
        optional: ["Sid", "Condition"])

    /// Allow is for the policy of AWS alone, and the principal is everyone.
    static let resourceControl = AuthorizationGrammar(
        effects: ["Deny"],
        required: [["Effect"], ["Principal"], ["Action"], ["Resource", "NotResource"]],
        optional: ["Sid", "Condition"])

    func accepts(_ document: [String: JSONValue]) -> Bool {
        guard document["Version"] == "2012-10-17", let statement = document["Statement"],
            document.keys.allSatisfy({ ["Version", "Id", "Statement"].contains($0) })
        else { return false }
        // One statement needs no list.
        guard case .array(let statements) = statement else { return accepts(statement: statement) }
        return !statements.isEmpty && statements.allSatisfy(accepts(statement:))
    }

    private func accepts(statement: JSONValue) -> Bool {
        guard case .object(let elements) = statement,
            required.allSatisfy({ $0.count { elements[$0] != nil } == 1 })
        else { return false }
        let known = required.reduce(optional) { $0.union($1) }
        return elements.allSatisfy { known.contains($0.key) && accepts(element: $0.key, $0.value) }
    }

    private func accepts(element name: String, _ value: JSONValue) -> Bool {
        switch (name, value) {
        case ("Effect", .string(let effect)): effects.contains(effect)
        case ("Effect", _): false
        case ("Sid", .string): true
        case ("Sid", _): false
        case ("Principal", _): value == "*" || value == ["AWS": "*"]
        case ("Condition", .object(let operators)): operators.values.allSatisfy(Self.isObject)
        case ("Condition", _): false
        case (_, .string): true
        case (_, .array(let values)): !values.isEmpty && values.allSatisfy(Self.isString)
        default: false
        }
    }

    private static func isString(_ value: JSONValue) -> Bool {
        if case .string = value { true } else { false }
    }

    private static func isObject(_ value: JSONValue) -> Bool {
        if case .object = value { true } else { false }
    }
}
