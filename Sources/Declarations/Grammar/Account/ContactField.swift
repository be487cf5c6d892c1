import Planning

/// The fields of `contacts`: the types of alternate contacts that AWS has.
typealias ContactKindField = AlternateContact.Kind

extension AlternateContact.Kind: FieldKey {
    static let record = RecordShape(Self.self)

    var field: Field {
        let purpose =
            switch self {
            case .billing: "invoices and payments"
            case .operations: "the availability of services"
            case .security: "security"
            }
        return Field(
            title: "\(rawValue.prefix(1).uppercased() + rawValue.dropFirst()) contact",
            description: "Whom AWS writes to about \(purpose).",
            shape: .record(ContactField.record),
            examples: [ContactField.example])
    }
}

/// The fields of a contact, all of which PutAlternateContact requires.
enum ContactField: String, FieldKey {
    case name, title, email, phone

    static let record = RecordShape(Self.self, isCompletedByDefaults: true)

    var rule: TextRule {
        switch self {
        case .name: .contactName
        case .title: .contactTitle
        case .email: .contactEmail
        case .phone: .contactPhone
        }
    }

    var field: Field {
        let (title, description, example) =
            switch self {
            case .name: ("Name", "The contact's name.", "On call")
            case .title: ("Title", "The contact's title or part in the company.", "SOC")
            case .email: ("E-mail address", "The contact's e-mail address.", "soc@example.com")
            case .phone: ("Phone number", "The contact's phone number.", "+1 555 0100")
            }
        return Field(
            title: title, description: description, shape: .text(rule), isRequired: true, examples: [.string(example)])
    }

    static let example: JSONValue = .object(
        Dictionary(
            uniqueKeysWithValues: allCases.compactMap { key in key.field.examples.first.map { (key.rawValue, $0) } }))
}
