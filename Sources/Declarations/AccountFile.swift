import Planning
import YAML

/// Reads one account file under the defaults of its folders.
struct AccountFile {
    let path: String
    let key: AccountKey
    /// What its folders say; the root where it stands directly in `accounts/`.
    let unit: OrganizationalUnitPath
    let defaults: FolderDefaults?
    let context: ReadingContext

    func read(_ bytes: [UInt8]) -> (FileReading.Outcome, AccountClaims.Claim?) {
        var reader = FieldReader(file: path, bytes: bytes)
        guard let entries = reader.document(ifEmpty: "'name' and 'email' are required") else {
            return (.quarantined(.unreadable, reader.diagnostics), nil)
        }
        var fields = AccountFields(entries, role: .account, context: context, reader: &reader)
        let claim = AccountClaims.Claim(key: key, file: path, email: fields.email, accountID: fields.accountID)
        var next = defaults
        while let folder = next {
            guard let found = folder.fields else {
                let doubt = Diagnostic(
                    .unreadableDefaults, "'\(folder.file.path)' cannot be read, and this account takes values from it",
                    at: SourcePosition(file: path), hint: "mend \(folder.file.path)",
                    related: [.init("the defaults", at: SourcePosition(file: folder.file.path))])
                return (.quarantined(.unreadable, reader.diagnostics + [doubt]), claim)
            }
            fields.merge(defaults: found)
            next = folder.parent
        }
        let ou = place(fields, &reader, entries)
        require(fields.name, "name", &reader, entries)
        require(fields.email, "email", &reader, entries)
        reader.report(fields.problemsWithDefaults(in: path))
        guard reader.diagnostics.isEmpty, let spec = fields.spec(key: key, file: path, ou: ou) else {
            return (.quarantined(.unreadable, reader.diagnostics), claim)
        }
        return (.account(spec), claim)
    }

    /// A field that should be there. A field that is there and wrong has been reported already.
    private func require<Value>(
        _ field: Value?, _ name: String, _ reader: inout FieldReader, _ entries: [Entry]
    ) {
        guard field == nil else { return }
        let known = AccountField.record.names
        // A mistyped key that means this one has been reported: one cause, one problem.
        let isThere = entries.contains {
            $0.key == name || (!known.contains($0.key) && Nearest.match(for: $0.key, among: known) == name)
        }
        guard !isThere else { return }
        reader.report(.missingField, "'\(name)' is missing", at: Mark(line: 1, column: 1), hint: "add '\(name): …'")
    }

    private func place(
        _ fields: AccountFields, _ reader: inout FieldReader, _ entries: [Entry]
    ) -> Sourced<OrganizationalUnitPath>? {
        let folders = unit.components
        guard folders.count <= TreeLimits.depth else {
            reader.report(
                .tooDeepFolder, "\(folders.count) folders inside one another; \(TreeLimits.depth) are the most",
                at: Mark(line: 1, column: 1), hint: "AWS nests organizational units \(TreeLimits.depth) deep")
            return nil
        }
        if folders.isEmpty {
            if !entries.contains(where: { $0.key == "ou" }) {
                reader.report(
                    .misplacedOU, "a file directly in accounts/ says its organizational unit",
                    at: Mark(line: 1, column: 1),
                    hint: "add 'ou: Workloads/Prod' ('ou: /' is the root), or move the file into a folder")
            }
            return fields.ou
        }
        if let ou = fields.ou {
            reader.report(
                .misplacedOU, "the folder says the organizational unit: '\(unit)'",
                at: Mark(line: ou.position.line, column: ou.position.column, length: ou.value.description.count),
                hint: "remove 'ou', or move the file")
            return nil
        }
        return Sourced(unit, at: SourcePosition(file: path))
    }
}
