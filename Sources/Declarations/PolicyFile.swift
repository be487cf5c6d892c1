import FoundationEssentials
import Planning
import YAML

/// Reads `reeve.yaml`. Anything wrong with it leaves the whole in doubt.
enum PolicyFile {
    static let name = "reeve.yaml"
    /// In seconds: the audit is read back this far, so neither budgets nor approvals may reach further.
    private static let longestMemory = 31 * 86400

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

    private enum Key: String, CaseIterable {
        case version, owner, organization, provider, approval, approvers, budgets, overrides, unmanage, concurrency
        case protected, maxSnapshotAge
    }

    private static func policy(_ entries: [Entry], _ reader: inout FieldReader) -> Policy? {
        if let owner = entries.first(where: { $0.key == Key.owner.rawValue }) {
            guard let text = ownerText(owner, &reader) else { return nil }
            return policy(entries, owner: text, &reader)
        }
        reader.report(
            .ownerMissing, "'owner' is missing", at: Mark(line: 1, column: 1),
            hint: "name this repository's hold on its accounts, such as 'owner: acme-platform'; it has no default")
        // Read on, so that every problem of the file is said at once.
        _ = policy(entries, owner: "", &reader)
        return nil
    }

    private static func ownerText(_ entry: Entry, _ reader: inout FieldReader) -> String? {
        guard let text = reader.string(entry.value, "owner")?.value else { return nil }
        guard !text.isEmpty, AccountRules.problem(tag: "owner", value: text) == nil else {
            reader.report(.invalidValue, "'owner' is 1 to 256 characters that a tag may hold", at: entry.value.mark)
            return nil
        }
        return text
    }

    private static func policy(_ entries: [Entry], owner: String, _ reader: inout FieldReader) -> Policy? {
        var policy = Policy(owner: owner)
        if !entries.contains(where: { $0.key == Key.version.rawValue }) {
            reader.report(.missingField, "'version' is missing", at: Mark(line: 1, column: 1), hint: "add 'version: 1'")
        }
        for entry in entries {
            guard let key = Key(rawValue: entry.key) else {
                reader.unknown(entry, known: Key.allCases.map(\.rawValue))
                continue
            }
            switch key {
            case .owner: break
            case .version: readVersion(entry, &reader)
            case .organization: readOrganization(entry, &policy, &reader)
            case .provider: readProvider(entry, &policy, &reader)
            case .approval: readApproval(entry, &policy, &reader)
            case .approvers: policy.approvers = reader.sequence(entry).compactMap { approver($0, &reader) }
            case .budgets: readBudgets(entry, &policy, &reader)
            case .overrides: policy.overrides = reader.sequence(entry).compactMap { override($0, &reader) }
            case .unmanage: readUnmanage(entry, &policy, &reader)
            case .concurrency: policy.concurrency = reader.integer(entry, in: 1...50) ?? policy.concurrency
            case .protected:
                policy.protected = Set(reader.sequence(entry).compactMap { protected($0, &reader) })
            case .maxSnapshotAge: policy.maxSnapshotAge = reader.duration(entry) ?? policy.maxSnapshotAge
            }
        }
        return policy
    }

    private static func readVersion(_ entry: Entry, _ reader: inout FieldReader) {
        guard let text = reader.string(entry.value, "version"), text.value != "1" else { return }
        reader.report(
            .invalidValue, "this Reeve reads version 1, not '\(text.value)'", at: entry.value.mark,
            hint: "write 'version: 1', or run a newer Reeve")
    }

    private static func readOrganization(_ entry: Entry, _ policy: inout Policy, _ reader: inout FieldReader) {
        guard let text = reader.string(entry.value, "organization")?.value else { return }
        // `^o-[a-z0-9]{10,32}$` in the service's model.
        let id = text.dropFirst(2).utf8
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        let letters = UInt8(ascii: "a")...UInt8(ascii: "z")
        guard text.hasPrefix("o-"), (10...32).contains(id.count),
            id.allSatisfy({ digits.contains($0) || letters.contains($0) })
        else {
            return reader.report(
                .invalidValue, "an organization's ID is 'o-' and 10 to 32 letters and digits", at: entry.value.mark)
        }
        policy.organization = text
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
        for field in reader.mapping(entry.value, "'approval'") ?? [] {
            if field.key == "expires" {
                policy.approvalExpires = reader.duration(field, most: longestMemory) ?? policy.approvalExpires
            } else if let kind = ActionKind(rawValue: field.key) {
                policy.approval[kind] = reader.word(field, Policy.Approval.self)?.value ?? policy.approval[kind]
            } else {
                reader.unknown(field, known: ActionKind.allCases.map(\.rawValue) + ["expires"])
            }
        }
    }

    private static func readBudgets(_ entry: Entry, _ policy: inout Policy, _ reader: inout FieldReader) {
        for field in reader.mapping(entry.value, "'budgets'") ?? [] {
            if field.key == "window" {
                policy.budgets.window = reader.duration(field, most: longestMemory) ?? policy.budgets.window
            } else if let kind = ActionKind(rawValue: field.key), var limit = policy.budgets.limits[kind] {
                for part in reader.mapping(field.value, "'\(field.key)'") ?? [] {
                    switch part.key {
                    case "count": limit.count = reader.integer(part, in: 0...100_000) ?? limit.count
                    case "percent": limit.percent = reader.integer(part, in: 0...100) ?? limit.percent
                    default: reader.unknown(part, known: ["count", "percent"])
                    }
                }
                policy.budgets.limits[kind] = limit
            } else {
                reader.unknown(field, known: policy.budgets.limits.keys.map(\.rawValue) + ["window"])
            }
        }
    }

    private static func readUnmanage(_ entry: Entry, _ policy: inout Policy, _ reader: inout FieldReader) {
        for field in reader.mapping(entry.value, "'unmanage'") ?? [] {
            guard field.key == "moveTo" else {
                reader.unknown(field, known: ["moveTo"])
                continue
            }
            guard let text = reader.string(field.value, "moveTo") else { continue }
            guard let path = OrganizationalUnitPath(text.value) else {
                reader.report(
                    .invalidValue, "'\(text.value)' is no path of organizational units", at: field.value.mark)
                continue
            }
            policy.unmanageMoveTo = Sourced(path, at: text.position)
        }
    }

    /// A key or an account ID. Anything else would protect nothing.
    private static func protected(_ node: Node, _ reader: inout FieldReader) -> String? {
        guard let text = reader.string(node, "protected")?.value else { return nil }
        guard AccountKey(text) != nil || AccountID(text) != nil else {
            reader.report(.invalidValue, "'\(text)' is neither an account's key nor an account ID", at: node.mark)
            return nil
        }
        return text
    }

    private static func approver(_ node: Node, _ reader: inout FieldReader) -> Policy.Approver? {
        guard let fields = reader.mapping(node, "an approver") else { return nil }
        var principal: String?
        var key: String?
        for field in fields {
            switch field.key {
            case "principal": principal = reader.string(field.value, "principal")?.value
            case "key": key = reader.string(field.value, "key")?.value
            default: reader.unknown(field, known: ["principal", "key"])
            }
        }
        guard let principal, ApproverRules.isPrincipal(principal) else {
            reader.report(.invalidValue, "an approver's 'principal' is an e-mail address", at: node.mark)
            return nil
        }
        guard let key, let publicKey = ApproverRules.publicKey(key) else {
            reader.report(
                .invalidValue, "an approver's 'key' is a public SSH key", at: node.mark,
                hint: "the content of a .pub file, such as \"ssh-ed25519 AAAA…\"")
            return nil
        }
        return Policy.Approver(principal: principal, key: publicKey)
    }

    private static func override(_ node: Node, _ reader: inout FieldReader) -> Policy.Override? {
        guard let fields = reader.mapping(node, "an override") else { return nil }
        var account: AccountKey?
        var kind: ActionKind?
        var until: Int?
        var reason: String?
        for field in fields {
            guard let text = reader.string(field.value, field.key)?.value else { continue }
            switch field.key {
            case "account": account = AccountKey(text)
            case "kind": kind = ActionKind(rawValue: text)
            case "until": until = endOfDay(text)
            case "reason": reason = text
            default: reader.unknown(field, known: ["account", "kind", "until", "reason"])
            }
        }
        guard let account, let kind, let until, let reason else {
            reader.report(
                .invalidValue, "an override has an account, a kind, an end and a reason", at: node.mark,
                hint: "such as {account: old-blog, kind: unmanage, until: 2026-12-31, reason: Blog retired}")
            return nil
        }
        return Policy.Override(account: account, kind: kind, until: until, reason: reason)
    }

    /// The last second, in UTC, of a day written as `2026-12-31`.
    private static func endOfDay(_ text: String) -> Int? {
        let format = Date.ISO8601FormatStyle.iso8601.year().month().day()
        // It reads past what follows the day, and takes the 30th of February for a day in March.
        guard let start = try? Date(text, strategy: format), start.formatted(format) == text else { return nil }
        return Int(start.timeIntervalSince1970) + 86399
    }
}
