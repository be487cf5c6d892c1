/// In the Query protocol everything is text.
extension Parameters {
    func optionalQueryInteger(_ name: String, _ range: ClosedRange<Int>) throws(AWSError) -> Int? {
        guard let text = try optionalText(name, .any(0...Int.max)) else { return nil }
        guard let integer = Int(text) else {
            throw AWSError(code: "MalformedInput", message: "\(name) is not an integer.")
        }
        return try Parameters(values: [name: .integer(integer)], invalid: invalid).optionalInteger(name, range)
    }

    /// Reads a list without elements as one. Query writes it as a member without a value: `Tags=`.
    func withEmptyLists(_ names: [String]) -> Parameters {
        var values = values
        for name in names where values[name] == "" {
            values[name] = []
        }
        return Parameters(values: values, invalid: invalid)
    }
}
