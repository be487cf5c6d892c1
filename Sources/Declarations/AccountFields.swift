import Planning
import YAML

/// What one account file or `_defaults.yaml` says by itself, before defaults are merged.
struct AccountFields: Sendable, Equatable {
    var name: Sourced<String>?
    var email: Sourced<EmailAddress>?
    var ou: Sourced<OrganizationalUnitPath>?
    var accountID: Sourced<AccountID>?
    var state: Sourced<AccountSpec.Lifecycle>?
    var request = Merged<RequestField>()
    var sso = Merged<SingleSignOnField>()
    var tags = Merged<String>()
    var contacts: [AlternateContact.Kind: Merged<ContactField>] = [:]
    var access: [Sourced<Grant>] = []
    var policies: [Sourced<String>] = []
    var customizations: [Sourced<String>] = []
    var custom = Merged<String>()

    enum Role {
        case account
        case defaults
    }

    init(_ entries: [Entry], role: Role, context: ReadingContext = ReadingContext(), reader: inout FieldReader) {
        for entry in entries {
            guard let field = AccountField(rawValue: entry.key) else {
                let record = role == .account ? AccountField.record : DefaultsField.record
                reader.unknown(entry, known: record.names)
                continue
            }
            if field.isOwn, role == .defaults {
                reader.report(
                    .unknownKey, "'\(entry.key)' belongs to one account, not to the defaults of a folder",
                    at: entry.keyMark, hint: "write it in each account's own file")
                continue
            }
            read(field, entry, context, &reader)
            if !context.applied.contains(field) {
                reader.report(
                    .notYetApplied, "'\(entry.key)' is not applied yet by this version", at: entry.keyMark,
                    hint: "remove it; nothing is done for an account whose file asks for more than Reeve can do")
            }
        }
    }

    /// Takes what these fields lack from the defaults of the folder above.
    mutating func merge(defaults: AccountFields) {
        request.merge(defaults: defaults.request)
        sso.merge(defaults: defaults.sso)
        tags.merge(defaults: defaults.tags)
        for (kind, contact) in defaults.contacts { contacts[kind, default: Merged()].merge(defaults: contact) }
        access.merge(defaults: defaults.access)
        policies.merge(defaults: defaults.policies)
        customizations.merge(defaults: defaults.customizations)
        custom.merge(defaults: defaults.custom)
    }

    private mutating func read(
        _ field: AccountField, _ entry: Entry, _ context: ReadingContext, _ reader: inout FieldReader
    ) {
        switch field {
        case .name: name = reader.text(entry, .accountName)
        case .email: email = reader.value(entry, .rootEmail) { EmailAddress($0) }
        case .ou: ou = reader.value(entry, .organizationalUnit) { OrganizationalUnitPath($0) }
        case .accountId: accountID = reader.value(entry, .accountID) { AccountID($0) }
        case .state: state = reader.word(entry, AccountSpec.Lifecycle.self)
        case .request: request = reader.texts(entry) { $0.rule }
        case .sso: sso = reader.texts(entry) { $0.rule }
        case .tags: tags = reader.map(entry, key: .tagKey, value: .tagValue, most: AccountField.maximumTags)
        case .contacts: readContacts(entry, &reader)
        case .access: access = reader.distinct(entry) { Grant.read($0, &$1) }
        case .policies: policies = reader.distinct(entry) { $1.text($0, "policies", .policyName, subject: "a policy") }
        case .customizations: customizations = reader.distinct(entry) { $1.bundle($0, among: context.bundles) }
        case .custom: custom = reader.map(entry, key: .customKey, value: .customValue)
        }
    }

    private mutating func readContacts(_ entry: Entry, _ reader: inout FieldReader) {
        reader.record(entry.value, "'contacts'", AlternateContact.Kind.self) { kind, contact, reader in
            contacts[kind] = reader.texts(contact) { $0.rule }
        }
    }
}
