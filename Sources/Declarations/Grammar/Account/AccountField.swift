import Planning

/// The fields of an account file.
public enum AccountField: String, Sendable, Hashable, CaseIterable {
    case name, email, ou, accountId, state, request, sso, tags, contacts, access, policies, customizations, custom

    /// What this version applies. A file that has another field is refused: nothing is ignored.
    public static let applied: Set<AccountField> = [.name, .email, .ou, .accountId, .state, .request, .tags]

    /// Whether it is one account's alone, so that no folder may set it for many.
    var isOwn: Bool {
        switch self {
        case .name, .email, .ou, .accountId, .state: true
        case .request, .sso, .tags, .contacts, .access, .policies, .customizations, .custom: false
        }
    }

    /// The most tags an account may have is 50; three are Reeve's own while the account is made.
    static let maximumTags = 47
}

extension AccountField: FieldKey {
    static let record = RecordShape(Self.self)

    var field: Field {
        var field = described
        field.isApplied = Self.applied.contains(self)
        return field
    }

    private var described: Field {
        switch self {
        case .name:
            Field(
                title: "Name", description: "The account's name in AWS. It may change.", shape: .text(.accountName),
                isRequired: true, examples: ["Payments Prod"])
        case .email:
            Field(
                title: "Root e-mail address",
                description: "The address of the account's root user, unique in the organization without regard to "
                    + "case. To change it of an account that is there is not applied yet.",
                shape: .text(.rootEmail), isRequired: true, examples: ["aws+payments@example.com"])
        case .ou:
            Field(
                title: "Organizational unit",
                description: "Only in a file directly in `accounts/`, and required there; elsewhere the folder is the "
                    + "organizational unit. `/` is the root.",
                shape: .text(.organizationalUnit), byDefault: "the folder", examples: ["Workloads/Prod", "/"])
        case .accountId:
            Field(
                title: "Account ID", description: "Adopt this existing account, instead of creating one.",
                shape: .text(.accountID), examples: ["012345678901"])
        case .state:
            Field(
                title: "State",
                description: "`closed` closes the account. To delete the file never does.",
                shape: .words(of: AccountSpec.Lifecycle.self), byDefault: AccountSpec.Lifecycle.active.rawValue)
        case .request:
            Field(
                title: "Request", description: "Who asked for the account, and why. It goes into the audit.",
                shape: .record(RequestField.record),
                examples: [["by": "ada@example.com", "reason": "Card processing"]])
        case .sso:
            Field(
                title: "Account Factory's user",
                description: "The user of IAM Identity Center to whom Control Tower's Account Factory gives the "
                    + "account. Defaults may say part of it.",
                shape: .record(SingleSignOnField.record),
                examples: [["email": "ada@example.com", "firstName": "Ada", "lastName": "Lovelace"]])
        case .tags:
            Field(
                title: "Tags",
                description: "Tags of the account. Values are text as it is written: `00042` keeps its zeros. Of the "
                    + "50 tags that an account may have Reeve needs three itself.",
                shape: .map(MapShape(key: .tagKey, value: .tagValue, most: Self.maximumTags)),
                examples: [["cost-center": "00042", "environment": "prod"]])
        case .contacts:
            Field(
                title: "Alternate contacts",
                description: "Whom AWS writes to, besides the root address. Defaults may say part of a contact.",
                shape: .record(ContactKindField.record),
                examples: [["security": ContactField.example]])
        case .access:
            Field(
                title: "Access",
                description: "Who may do what in the account, through IAM Identity Center.",
                shape: .list(of: .record(GrantField.record), unique: true),
                examples: [
                    [["group": "payments-admins", "permissionSet": "AdministratorAccess"]],
                    [["user": "ada@example.com", "permissionSet": "ReadOnlyAccess"]],
                ])
        case .policies:
            Field(
                title: "Service control policies",
                description: "Service control policies that are attached to the account, by their names.",
                shape: .list(of: .text(.policyName), unique: true), examples: [["deny-root"]])
        case .customizations:
            Field(
                title: "Customizations",
                description: "Bundles that are applied to the account: folders below `customizations/`, in this order, "
                    + "after those of the defaults.",
                shape: .list(of: .text(.bundle), unique: true), examples: [["baseline"]])
        case .custom:
            Field(
                title: "Custom fields",
                description: "Handed to the customizations. Values are text, never maps or lists.",
                shape: .map(MapShape(key: .customKey, value: .customValue)), examples: [["vpc-cidr": "10.4.0.0/20"]])
        }
    }
}
