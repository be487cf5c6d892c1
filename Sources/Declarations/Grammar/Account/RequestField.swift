/// The fields of `request`.
enum RequestField: String, FieldKey {
    case by, reason

    static let record = RecordShape(Self.self)

    var rule: TextRule {
        switch self {
        case .by: .person
        case .reason: .reason
        }
    }

    var field: Field {
        switch self {
        case .by:
            Field(
                title: "Who asked", description: "Who asked for the account.", shape: .text(rule),
                examples: ["ada@example.com"])
        case .reason:
            Field(
                title: "Reason", description: "What the account is for.", shape: .text(rule),
                examples: ["Card processing"])
        }
    }
}
