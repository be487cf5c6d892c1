import Planning

/// The fields of one of the `overrides`.
enum OverrideField: String, FieldKey {
    case account, kind, until, reason

    static let record = RecordShape(Self.self)

    var field: Field {
        switch self {
        case .account:
            Field(
                title: "Account", description: "The account's key.", shape: .text(.accountKey), isRequired: true,
                examples: ["old-blog"])
        case .kind:
            Field(
                title: "Kind", description: "The kind of action.", shape: .words(of: ActionKind.self),
                isRequired: true, examples: ["unmanage"])
        case .until:
            Field(
                title: "Until", description: "The last day on which the override holds, in UTC.", shape: .text(.day),
                isRequired: true, examples: ["2026-12-31"])
        case .reason:
            Field(
                title: "Reason", description: "Why.", shape: .text(.reason), isRequired: true,
                examples: ["Blog retired"])
        }
    }

    static let example: JSONValue = .object(
        Dictionary(
            uniqueKeysWithValues: allCases.compactMap { key in key.field.examples.first.map { (key.rawValue, $0) } }))
}
