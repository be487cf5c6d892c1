/// How an input breaks what the service model says of it. Each service has its own error for it.
struct Violation: Equatable {
    enum Rule: Equatable {
        case required
        case tooShort
        case tooLong
        case pattern
        case enumeration
        case tooSmall
        case tooLarge
        case listLength
    }

    let name: String
    let rule: Rule
    /// What would be right, for people.
    let expected: String

    var message: String {
        rule == .required ? "\(name) is required." : "\(name) must be \(expected)."
    }
}
