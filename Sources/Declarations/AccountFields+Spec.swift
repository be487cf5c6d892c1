import Planning

extension AccountFields {
    /// What is wrong with the fields only once the defaults are merged. Where defaults have a part in it, they are
    /// pointed at, too.
    ///
    /// - Parameter file: the account's file.
    func problemsWithDefaults(in file: String) -> [Diagnostic] {
        var problems = missing(sso, "sso", SingleSignOnField.record.required, file)
        for (kind, contact) in contacts {
            problems += missing(contact, "contacts.\(kind.rawValue)", ContactField.record.required, file)
        }
        // A file that has too many by itself has been refused already.
        if tags.values.count > AccountField.maximumTags, tags.places.count > 1 || tags.places.first?.file != file {
            problems.append(
                problem(
                    .invalidValue,
                    "\(tags.values.count) tags with the defaults; \(AccountField.maximumTags) are the most",
                    tags.places, file, note: "tags are inherited from here", hint: "remove some of them"))
        }
        return problems
    }

    /// - Returns: `nil` if a field is missing. Something has been reported then.
    func spec(key: AccountKey, file: String, ou: Sourced<OrganizationalUnitPath>?) -> AccountSpec? {
        guard let name, let email, let ou else { return nil }
        return AccountSpec(
            key: key, file: file, name: name, email: email, ou: ou, tags: tags.values, accountID: accountID,
            state: state, request: .init(by: request[.by], reason: request[.reason]), sso: user,
            contacts: contacts.compactMapValues(Self.contact), access: access, policies: policies,
            customizations: customizations, custom: custom.values)
    }

    private var user: SingleSignOnUser? {
        guard let email = sso[.email], let first = sso[.firstName], let last = sso[.lastName] else { return nil }
        return SingleSignOnUser(email: email, firstName: first, lastName: last)
    }

    private static func contact(_ fields: Merged<ContactField>) -> AlternateContact? {
        guard let name = fields[.name], let title = fields[.title], let email = fields[.email],
            let phone = fields[.phone]
        else { return nil }
        return AlternateContact(name: name, title: title, email: email, phone: phone)
    }

    private func missing<Key: FieldKey>(
        _ map: Merged<Key>, _ name: String, _ required: [String], _ file: String
    ) -> [Diagnostic] {
        guard map.isDeclared, !map.isBroken else { return [] }
        let missing = required.filter { name in !map.values.keys.contains { $0.rawValue == name } }
        guard !missing.isEmpty else { return [] }
        let keys = missing.map { "'\($0)'" }.joined(separator: ", ")
        return [
            problem(
                .missingField, "'\(name)' lacks \(keys)", map.places, file, note: "it is begun here",
                hint: "add \(missing.joined(separator: " and ")), here or in the defaults")
        ]
    }

    /// A problem at the nearest place if that is the account's own file, else at its beginning.
    private func problem(
        _ code: DiagnosticCode, _ summary: String, _ places: [SourcePosition], _ file: String, note: String,
        hint: String
    ) -> Diagnostic {
        Diagnostic(
            code, summary, at: places.first { $0.file == file } ?? SourcePosition(file: file), hint: hint,
            related: places.filter { $0.file != file }.map { .init(note, at: $0) })
    }
}
