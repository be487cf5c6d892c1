/// The fields of `sso`: Account Factory's parameters SSOUserEmail, SSOUserFirstName and SSOUserLastName, all of
/// which ProvisionProduct wants.
enum SingleSignOnField: String, FieldKey {
    case email, firstName, lastName

    static let record = RecordShape(Self.self, isCompletedByDefaults: true)

    var rule: TextRule {
        switch self {
        case .email: .userEmail
        case .firstName, .lastName: .personName
        }
    }

    var field: Field {
        switch self {
        case .email:
            Field(
                title: "E-mail address", description: "The user's address, which is the user's name, too.",
                shape: .text(rule), isRequired: true, examples: ["ada@example.com"])
        case .firstName:
            Field(
                title: "First name", description: "The user's first name.", shape: .text(rule),
                isRequired: true, examples: ["Ada"])
        case .lastName:
            Field(
                title: "Last name", description: "The user's last name.", shape: .text(rule),
                isRequired: true, examples: ["Lovelace"])
        }
    }
}
