/// The input of a request, read member by member. Reading enforces what the service model says.
struct Parameters: Sendable {
    let values: [String: JSONValue]
    /// The service's own error for an input that breaks its model.
    let invalid: @Sendable (Violation) -> AWSError

    /// A string that must be there.
    func text(_ name: String, _ rule: TextRule) throws(AWSError) -> String {
        try required(name, optionalText(name, rule))
    }

    func optionalText(_ name: String, _ rule: TextRule) throws(AWSError) -> String? {
        guard let value = value(name) else { return nil }
        return try text(value, name, rule)
    }

    /// One of a model's enumeration, if it is there.
    func optionalChoice(_ name: String, _ choices: [String]) throws(AWSError) -> String? {
        guard let value = value(name) else { return nil }
        return try choice(value, name, choices)
    }

    func choice(_ name: String, _ choices: [String]) throws(AWSError) -> String {
        try required(name, optionalChoice(name, choices))
    }

    func optionalChoices(_ name: String, _ choices: [String]) throws(AWSError) -> [String]? {
        guard let values = try list(name) else { return nil }
        return try values.map { value throws(AWSError) in try choice(value, name, choices) }
    }

    func optionalInteger(_ name: String, _ range: ClosedRange<Int>) throws(AWSError) -> Int? {
        guard let value = value(name) else { return nil }
        guard case .integer(let integer) = value else {
            throw .serialization("\(name) is not an integer.")
        }
        if range.contains(integer) { return integer }
        let rule: Violation.Rule = integer < range.lowerBound ? .tooSmall : .tooLarge
        throw invalid(
            Violation(name: name, rule: rule, expected: "from \(range.lowerBound) to \(range.upperBound)"))
    }

    func optionalFlag(_ name: String) throws(AWSError) -> Bool? {
        guard let value = value(name) else { return nil }
        guard case .bool(let flag) = value else { throw .serialization("\(name) is not a boolean.") }
        return flag
    }

    func optionalTexts(_ name: String, _ rule: TextRule, count: ClosedRange<Int>) throws(AWSError) -> [String]? {
        guard let values = try list(name) else { return nil }
        guard count.contains(values.count) else {
            let expected = "a list of \(count.lowerBound) to \(count.upperBound)"
            throw invalid(Violation(name: name, rule: .listLength, expected: expected))
        }
        return try values.map { value throws(AWSError) in try text(value, name, rule) }
    }

    /// The structures of a list, each to be read like the whole.
    func optionalStructures(_ name: String) throws(AWSError) -> [Parameters]? {
        try list(name)?.map { value throws(AWSError) in
            guard case .object(let members) = value else {
                throw .serialization("\(name) has an element that is not a structure.")
            }
            return Parameters(values: members, invalid: invalid)
        }
    }

    func required<Value>(_ name: String, _ value: Value?) throws(AWSError) -> Value {
        guard let value else { throw invalid(Violation(name: name, rule: .required, expected: "")) }
        return value
    }

    private func value(_ name: String) -> JSONValue? {
        values[name].flatMap { $0 == .null ? nil : $0 }
    }

    private func list(_ name: String) throws(AWSError) -> [JSONValue]? {
        guard let value = value(name) else { return nil }
        guard case .array(let values) = value else { throw .serialization("\(name) is not a list.") }
        return values
    }

    private func text(_ value: JSONValue, _ name: String, _ rule: TextRule) throws(AWSError) -> String {
        guard case .string(let text) = value else { throw .serialization("\(name) is not a string.") }
        let length = text.unicodeScalars.count
        let expected = "\(rule.length.lowerBound) to \(rule.length.upperBound) characters long"
        guard length >= rule.length.lowerBound else {
            throw invalid(Violation(name: name, rule: .tooShort, expected: expected))
        }
        guard length <= rule.length.upperBound else {
            throw invalid(Violation(name: name, rule: .tooLong, expected: expected))
        }
        guard rule.matches(text) else {
            throw invalid(Violation(name: name, rule: .pattern, expected: rule.form))
        }
        return text
    }

    private func choice(_ value: JSONValue, _ name: String, _ choices: [String]) throws(AWSError) -> String {
        guard case .string(let text) = value else { throw .serialization("\(name) is not a string.") }
        guard choices.contains(text) else {
            let expected = "one of \(choices.joined(separator: ", "))"
            throw invalid(Violation(name: name, rule: .enumeration, expected: expected))
        }
        return text
    }
}
