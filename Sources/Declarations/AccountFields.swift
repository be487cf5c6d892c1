import Planning
import YAML

/// What one account file or `_defaults.yaml` says by itself, before defaults are merged.
struct AccountFields {
    var name: Sourced<String>?
    var email: Sourced<EmailAddress>?
    var ou: Sourced<OrganizationalUnitPath>?
    var tags: [String: Sourced<String>] = [:]
    var accountID: Sourced<AccountID>?
    var state: Sourced<AccountSpec.Lifecycle>?
    var requestedBy: String?
    var requestReason: String?

    enum Role {
        case account
        case defaults
    }

    /// Every key of the format.
    enum Key: String, CaseIterable {
        case name, email, request, sso, tags, contacts, access, policies, customizations, custom, accountId, state, ou
    }

    init(_ entries: [Entry], role: Role, reader: inout FieldReader) {
        for entry in entries {
            guard let key = Key(rawValue: entry.key) else {
                reader.unknown(entry, known: Key.allCases.map(\.rawValue))
                continue
            }
            switch key {
            case .name, .email, .accountId, .state, .ou:
                guard role == .account else {
                    reader.report(
                        .unknownKey, "'\(entry.key)' belongs to one account, not to the defaults of a folder",
                        at: entry.keyMark, hint: "write it in each account's own file")
                    continue
                }
                readOwn(key, entry, &reader)
            case .tags: readTags(entry, &reader)
            case .request: readRequest(entry, &reader)
            case .sso, .contacts, .access, .policies, .customizations, .custom:
                reader.report(
                    .notYetApplied, "'\(entry.key)' is not applied yet by this version", at: entry.keyMark,
                    hint: "remove it; nothing is done for an account whose file asks for more than Reeve can do")
            }
        }
    }

    /// Takes what these fields lack from the defaults of the folder above.
    mutating func merge(defaults: AccountFields) {
        tags.merge(defaults.tags) { own, _ in own }
        requestedBy = requestedBy ?? defaults.requestedBy
        requestReason = requestReason ?? defaults.requestReason
    }

    private mutating func readOwn(_ key: Key, _ entry: Entry, _ reader: inout FieldReader) {
        if case .state = key {
            state = reader.word(entry, AccountSpec.Lifecycle.self)
            return
        }
        guard let text = reader.string(entry.value, entry.key) else { return }
        switch key {
        case .name:
            if AccountRules.isName(text.value) {
                name = text
            } else {
                reader.report(
                    .invalidValue, "an account name is 1 to 50 printable ASCII characters without < and >",
                    at: entry.value.mark)
            }
        case .email:
            if let value = EmailAddress(text.value) {
                email = Sourced(value, at: text.position)
            } else {
                reader.report(
                    .invalidValue, "AWS does not take '\(text.value)' as an account's e-mail address",
                    at: entry.value.mark,
                    hint: "6 to 64 ASCII characters, one @, none of \"'()<>[]:;,\\|%& and no white space")
            }
        case .accountId:
            if let value = AccountID(text.value) {
                accountID = Sourced(value, at: text.position)
            } else {
                reader.report(.invalidValue, "an account ID is 12 digits", at: entry.value.mark)
            }
        case .ou:
            if let value = OrganizationalUnitPath(text.value) {
                ou = Sourced(value, at: text.position)
            } else {
                reader.report(
                    .invalidValue, "'\(text.value)' is no path of organizational units", at: entry.value.mark,
                    hint: "such as Workloads/Prod, or / for the root")
            }
        default: break
        }
    }

    private mutating func readTags(_ entry: Entry, _ reader: inout FieldReader) {
        let entries = reader.mapping(entry.value, "'tags'") ?? []
        tags.reserveCapacity(entries.count)
        for tag in entries {
            guard let value = reader.string(tag.value, tag.key) else { continue }
            if let problem = AccountRules.problem(tag: tag.key, value: value.value) {
                reader.report(.invalidValue, problem, at: tag.keyMark)
            } else {
                tags[tag.key] = value
            }
        }
    }

    private mutating func readRequest(_ entry: Entry, _ reader: inout FieldReader) {
        for field in reader.mapping(entry.value, "'request'") ?? [] {
            switch field.key {
            case "by": requestedBy = reader.string(field.value, "by")?.value
            case "reason": requestReason = reader.string(field.value, "reason")?.value
            default: reader.unknown(field, known: ["by", "reason"])
            }
        }
    }
}
