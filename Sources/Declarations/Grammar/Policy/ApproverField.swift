/// The fields of one of the `approvers`.
enum ApproverField: String, FieldKey {
    case principal, key

    static let record = RecordShape(Self.self)

    var field: Field {
        switch self {
        case .principal:
            Field(
                title: "Principal", description: "Who it is. Nobody approves a change of their own.",
                shape: .text(.principal), isRequired: true, examples: ["grace@example.com"])
        case .key:
            Field(
                title: "Key", description: "The public SSH key with which approvals are signed.",
                shape: .text(.publicKey), isRequired: true,
                examples: ["ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"])
        }
    }

    static let example: JSONValue = .object(
        Dictionary(
            uniqueKeysWithValues: allCases.compactMap { key in key.field.examples.first.map { (key.rawValue, $0) } }))
}
