import Planning
import YAML

/// Reads `reeve.yaml`. Anything wrong with it leaves the whole in doubt.
enum PolicyFile {
    static let name = Policy.file

    static func read(_ tree: SourceTree) -> Result<Policy, Problems> {
        switch tree[name] {
        case nil:
            return failure(
                Diagnostic(
                    .policyMissing, "the repository has no '\(name)'",
                    hint: "run 'reeve init' to see one; 'version' and 'owner' are enough"))
        case .notAFile(let what):
            return failure(
                Diagnostic(
                    .policyMissing, "'\(name)' is \(what)", at: SourcePosition(file: name),
                    hint: "commit a regular file"))
        case .tooLarge(let bytes): return failure(.tooLarge(name, bytes))
        case .file(let bytes):
            var reader = FieldReader(file: name, bytes: bytes)
            guard let entries = reader.document(ifEmpty: "'version' and 'owner' are required") else {
                return .failure(Problems(diagnostics: reader.diagnostics))
            }
            let policy = Self.policy(entries, &reader)
            guard reader.diagnostics.isEmpty, let policy else {
                return .failure(Problems(diagnostics: reader.diagnostics))
            }
            return .success(policy)
        }
    }

    private static func failure(_ diagnostic: Diagnostic) -> Result<Policy, Problems> {
        .failure(Problems(diagnostics: [diagnostic]))
    }

    private static func policy(_ entries: [Entry], _ reader: inout FieldReader) -> Policy? {
        if let owner = entries.first(where: { $0.key == PolicyField.owner.rawValue }) {
            let text = reader.text(owner, .owner)?.value
            // Read on, so that every problem of the file is said at once.
            let policy = policy(entries, owner: text ?? "", &reader)
            return text == nil ? nil : policy
        }
        reader.report(
            .ownerMissing, "'owner' is missing", at: Mark(line: 1, column: 1),
            hint: "name this repository's hold on its accounts, such as 'owner: acme-platform'; it has no default")
        _ = policy(entries, owner: "", &reader)
        return nil
    }

    private static func policy(_ entries: [Entry], owner: String, _ reader: inout FieldReader) -> Policy? {
        var policy = Policy(owner: owner)
        if !entries.contains(where: { $0.key == PolicyField.version.rawValue }) {
            reader.report(.missingField, "'version' is missing", at: Mark(line: 1, column: 1), hint: "add 'version: 1'")
        }
        for entry in entries {
            guard let field = PolicyField(rawValue: entry.key) else {
                reader.unknown(entry, known: PolicyField.record.names)
                continue
            }
            policy.places[entry.key] = reader.position(entry.keyMark)
            read(field, entry, &policy, &reader)
        }
        return policy
    }

    private static func read(
        _ field: PolicyField, _ entry: Entry, _ policy: inout Policy, _ reader: inout FieldReader
    ) {
        switch field {
        case .owner: break
        case .version: readVersion(entry, &reader)
        case .organization: policy.organization = reader.text(entry, .organizationID)?.value
        case .provider: readProvider(entry, &policy, &reader)
        case .approval: readApproval(entry, &policy, &reader)
        case .approvers: policy.approvers = reader.sequence(entry).compactMap { approver($0, &reader) }
        case .budgets: readBudgets(entry, &policy, &reader)
        case .overrides: policy.overrides = reader.sequence(entry).compactMap { override($0, &reader) }
        case .unmanage: readUnmanage(entry, &policy, &reader)
        case .concurrency:
            policy.concurrency = reader.integer(entry, in: PolicyField.concurrencies) ?? policy.concurrency
        case .protected:
            policy.protected = Set(
                reader.sequence(entry).compactMap { reader.text($0, entry.key, .protected)?.value })
        case .acknowledged:
            policy.acknowledged = Set(
                reader.sequence(entry).compactMap { reader.text($0, entry.key, .commit).flatMap { CommitID($0.value) } }
            )
        case .maxSnapshotAge:
            policy.maxSnapshotAge = reader.duration(entry, .any) ?? policy.maxSnapshotAge
        }
    }

    private static func readVersion(_ entry: Entry, _ reader: inout FieldReader) {
        guard let text = reader.string(entry.value, "version"), text.value != "1" else { return }
        reader.report(
            .invalidValue, "this Reeve reads version 1, not '\(text.value)'", at: entry.value.mark,
            hint: "write 'version: 1', or run a newer Reeve")
    }

    private static func readProvider(_ entry: Entry, _ policy: inout Policy, _ reader: inout FieldReader) {
        guard let word = reader.word(entry, Policy.ProviderKind.self) else { return }
        if word.value == .controlTower {
            return reader.report(
                .notYetApplied, "provider 'controlTower' is not applied yet by this version", at: entry.value.mark,
                hint: "write 'provider: organizations'")
        }
        policy.provider = word.value
    }

    private static func readApproval(_ entry: Entry, _ policy: inout Policy, _ reader: inout FieldReader) {
        reader.record(entry.value, "'approval'", ApprovalField.self) { field, entry, reader in
            switch field {
            case .expires: policy.approvalExpires = reader.duration(entry, .remembered) ?? policy.approvalExpires
            case .kind(let kind):
                policy.approval[kind] = reader.word(entry, Policy.Approval.self)?.value ?? policy.approval[kind]
            }
        }
    }

    private static func readBudgets(_ entry: Entry, _ policy: inout Policy, _ reader: inout FieldReader) {
        reader.record(entry.value, "'budgets'", BudgetsField.self) { field, entry, reader in
            switch field {
            case .window: policy.budgets.window = reader.duration(entry, .remembered) ?? policy.budgets.window
            case .kind(let kind):
                guard var limit = policy.budgets.limits[kind] else { return }
                reader.record(entry.value, "'\(entry.key)'", LimitField.self) { part, entry, reader in
                    let number = reader.integer(entry, in: part.range)
                    switch part {
                    case .count: limit.count = number ?? limit.count
                    case .percent: limit.percent = number ?? limit.percent
                    }
                }
                policy.budgets.limits[kind] = limit
            }
        }
    }

    private static func readUnmanage(_ entry: Entry, _ policy: inout Policy, _ reader: inout FieldReader) {
        reader.record(entry.value, "'unmanage'", UnmanageField.self) { field, entry, reader in
            switch field {
            case .moveTo:
                policy.unmanageMoveTo = reader.value(entry, .organizationalUnit) { OrganizationalUnitPath($0) }
            }
        }
    }

    private static func approver(_ node: Node, _ reader: inout FieldReader) -> Policy.Approver? {
        var principal: String?
        var key: String?
        reader.record(node, "an approver", ApproverField.self) { field, entry, reader in
            switch field {
            case .principal: principal = reader.text(entry, .principal)?.value
            case .key: key = reader.text(entry, .publicKey).flatMap { ApproverRules.publicKey($0.value) }
            }
        }
        guard let principal, let key else { return nil }
        return Policy.Approver(principal: principal, key: key)
    }

    private static func override(_ node: Node, _ reader: inout FieldReader) -> Policy.Override? {
        var account: AccountKey?
        var kind: ActionKind?
        var until: Int?
        var reason: String?
        reader.record(node, "an override", OverrideField.self) { field, entry, reader in
            switch field {
            case .account: account = reader.value(entry, .accountKey) { AccountKey($0) }?.value
            case .kind: kind = reader.word(entry, ActionKind.self)?.value
            case .until: until = reader.text(entry, .day).flatMap { TextRule.endOfDay($0.value) }
            case .reason: reason = reader.text(entry, .reason)?.value
            }
        }
        guard let account, let kind, let until, let reason else { return nil }
        return Policy.Override(account: account, kind: kind, until: until, reason: reason)
    }
}
