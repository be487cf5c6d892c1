/// The fields of `unmanage`.
enum UnmanageField: String, FieldKey {
    case moveTo

    static let record = RecordShape(Self.self)

    var field: Field {
        switch self {
        case .moveTo:
            Field(
                title: "Where to", description: "The organizational unit to which an unmanaged account is moved.",
                shape: .text(.organizationalUnit), byDefault: "it stays where it is", examples: ["Quarantine"])
        }
    }
}
