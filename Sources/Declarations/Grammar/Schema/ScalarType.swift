/// The types that a text may seem to have.
///
/// An editor reads `00042` as a number and `true` as a boolean, where Reeve reads what is written. The schema lets
/// pass what the decoder takes.
enum ScalarType: String {
    case string
    case number
    case integer
    case boolean

    /// The types of which some value is a text that the rule accepts.
    static func types(of rule: TextRule) -> [ScalarType] {
        let isNumber = ["0", "12", "1.5", "-1", "000000000000"].contains(where: rule.accepts)
        let isBoolean = ["true", "false", "True", "TRUE"].contains(where: rule.accepts)
        return [.string] + (isNumber ? [rule.numbers == nil ? .number : .integer] : []) + (isBoolean ? [.boolean] : [])
    }
}
