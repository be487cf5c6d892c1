public import Planning

/// The text of an account file.
public enum AccountText {
    /// The account as one file says it: fields in the order of the reference, maps sorted by key, one value a line.
    /// Equal accounts give equal bytes, and to read them gives the account again.
    ///
    /// Values that come from defaults are written out. `ou` is written only where the file stands directly in
    /// `accounts/`; `state` only if it is not the default.
    public static func render(_ account: AccountSpec) -> String {
        var lines = [entry(.name, account.name.value), entry(.email, account.email.value.description)]
        if account.file.split(separator: "/").count == 2 { lines.append(entry(.ou, account.ou.value.description)) }
        if let id = account.accountID { lines.append(entry(.accountId, id.value.description)) }
        if account.state.value != .active { lines.append(entry(.state, account.state.value.rawValue)) }
        lines += map(
            .request,
            [(RequestField.by.rawValue, account.request.by), (RequestField.reason.rawValue, account.request.reason)])
        if let user = account.sso {
            lines += map(
                .sso,
                [
                    (SingleSignOnField.email.rawValue, user.email),
                    (SingleSignOnField.firstName.rawValue, user.firstName),
                    (SingleSignOnField.lastName.rawValue, user.lastName),
                ])
        }
        lines += map(.tags, sorted(account.tags))
        lines += contacts(account.contacts)
        lines += list(.access, account.access.map(grant))
        lines += list(.policies, account.policies.map { [YAMLText.scalar($0.value)] })
        lines += list(.customizations, account.customizations.map { [YAMLText.scalar($0.value)] })
        lines += map(.custom, sorted(account.custom))
        return lines.joined(separator: "\n") + "\n"
    }

    private static func entry(_ field: AccountField, _ text: String) -> String { pair(field.rawValue, text) }

    private static func pair(_ key: String, _ text: String) -> String {
        "\(YAMLText.scalar(key)): \(YAMLText.scalar(text))"
    }

    private static func sorted(_ map: [String: Sourced<String>]) -> [(String, Sourced<String>?)] {
        map.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }.map { ($0.key, $0.value) }
    }

    private static func map(_ field: AccountField, _ pairs: [(key: String, text: Sourced<String>?)]) -> [String] {
        let lines = pairs.compactMap { key, text in text.map { "  " + pair(key, $0.value) } }
        return lines.isEmpty ? [] : ["\(field.rawValue):"] + lines
    }

    private static func list(_ field: AccountField, _ items: [[String]]) -> [String] {
        guard !items.isEmpty else { return [] }
        return ["\(field.rawValue):"]
            + items.flatMap { lines in lines.enumerated().map { ($0.offset == 0 ? "  - " : "    ") + $0.element } }
    }

    private static func contacts(_ contacts: [AlternateContact.Kind: AlternateContact]) -> [String] {
        let lines = AlternateContact.Kind.allCases.flatMap { kind -> [String] in
            guard let contact = contacts[kind] else { return [] }
            return ["  \(kind.rawValue):"]
                + ContactField.allCases.map { "    " + pair($0.rawValue, contact[$0].value) }
        }
        return lines.isEmpty ? [] : ["\(AccountField.contacts.rawValue):"] + lines
    }

    private static func grant(_ grant: Sourced<Grant>) -> [String] {
        let principal =
            switch grant.value.principal {
            case .group(let name): pair(GrantField.group.rawValue, name)
            case .user(let name): pair(GrantField.user.rawValue, name)
            }
        return [principal, pair(GrantField.permissionSet.rawValue, grant.value.permissionSet)]
    }
}

extension AlternateContact {
    fileprivate subscript(_ field: ContactField) -> Sourced<String> {
        switch field {
        case .name: name
        case .title: title
        case .email: email
        case .phone: phone
        }
    }
}
