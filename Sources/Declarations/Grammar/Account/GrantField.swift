/// The fields of one entry of `access`.
enum GrantField: String, FieldKey {
    case group, user, permissionSet

    static let record = RecordShape(Self.self, oneOf: [.group, .user])

    var rule: TextRule {
        switch self {
        case .group: .groupName
        case .user: .userName
        case .permissionSet: .permissionSet
        }
    }

    var field: Field {
        switch self {
        case .group:
            Field(
                title: "Group", description: "A group of IAM Identity Center, by its display name.",
                shape: .text(rule), examples: ["payments-admins"])
        case .user:
            Field(
                title: "User", description: "A user of IAM Identity Center, by the user's name.", shape: .text(rule),
                examples: ["ada@example.com"])
        case .permissionSet:
            Field(
                title: "Permission set", description: "A permission set of IAM Identity Center, by its name.",
                shape: .text(rule), isRequired: true, examples: ["AdministratorAccess"])
        }
    }
}
