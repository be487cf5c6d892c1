public import Planning
import YAML

/// `accounts/<key>.yaml` on the status branch: an account's record, written by the daemon and read back by
/// the next pass.
public enum AccountRecordFile {
    private enum Field: String {
        case phase, conditions, accountId, name, email, ou, state, file, settledAt, createRequest, createEffect
        case createUnanswered, stalled, waiting, tags
    }

    /// The record as YAML; equal records give equal bytes.
    public static func render(_ record: AccountRecord) -> String {
        var lines: [String] = []
        func add(_ field: Field, _ value: String?) {
            if let value { lines.append("\(field.rawValue): \(YAMLText.quoted(value))") }
        }
        add(.phase, record.phase.rawValue)
        lines += AccountConditions.render(record)
        add(.accountId, record.accountID?.description)
        add(.name, record.name)
        add(.email, record.email)
        add(.ou, record.ou?.description)
        add(.state, record.state?.rawValue)
        add(.file, record.file)
        add(.settledAt, record.settledAt?.description)
        add(.createRequest, record.create?.request)
        add(.createEffect, record.create?.effect.description)
        add(.createUnanswered, record.unansweredCreate.map(TimeText.render(seconds:)))
        func add(_ field: Field, _ map: [String: String]) {
            guard !map.isEmpty else { return }
            lines.append("\(field.rawValue):")
            for (key, value) in map.sorted(by: { $0.key < $1.key }) {
                lines.append("  \(YAMLText.quoted(key)): \(YAMLText.quoted(value))")
            }
        }
        add(.stalled, Dictionary(uniqueKeysWithValues: record.stalls.map { ($0.key.description, $0.value) }))
        add(.waiting, Dictionary(uniqueKeysWithValues: record.waits.map { ($0.key.description, render($0.value)) }))
        add(.tags, record.declaredTags)
        return lines.joined(separator: "\n") + "\n"
    }

    /// The record of a key.
    ///
    /// - Throws: a ``Diagnostic`` that names the file, if the daemon did not write it like this: status that
    ///   cannot be read is not status that says nothing.
    public static func parse(_ bytes: [UInt8], key: AccountKey, path: String) throws(Diagnostic) -> AccountRecord {
        let document = Document(parsing: bytes)
        guard document.problems.isEmpty, let root = document.root, case .mapping(let entries) = root.kind else {
            throw unreadable(path, document.problems.first?.message ?? "it is no map")
        }
        var texts: [Field: String] = [:]
        var maps: [Field: [String: String]] = [:]
        var ready = AccountConditions.Ready()
        for entry in entries {
            // A newer version may write more: what this one does not know, it leaves alone.
            guard let field = Field(rawValue: entry.key) else { continue }
            switch field {
            case .conditions: ready = try AccountConditions.ready(of: entry, path)
            case .tags, .stalled, .waiting:
                guard case .mapping(let pairs) = entry.value.kind else {
                    throw unreadable(path, "'\(entry.key)' is no map")
                }
                for pair in pairs { maps[field, default: [:]][pair.key] = try text(of: pair, path) }
            default: texts[field] = try text(of: entry, path)
            }
        }
        func value<Value>(_ field: Field, _ make: (String) -> Value?) throws(Diagnostic) -> Value? {
            guard let text = texts[field] else { return nil }
            guard let value = make(text) else { throw unreadable(path, "'\(text)' is no '\(field.rawValue)'") }
            return value
        }
        guard let phase = try value(.phase, AccountRecord.Phase.init(rawValue:)) else {
            throw unreadable(path, "it has no 'phase'")
        }
        var record = AccountRecord(key: key, phase: phase, message: ready.message, declaredTags: maps[.tags] ?? [:])
        record.since = ready.since
        record.source = ready.source
        record.accountID = try value(.accountId) { AccountID($0) }
        record.name = texts[.name]
        record.email = texts[.email]
        // AWS lets a slash stand in a unit's name, whose path may read back as none: it is for people alone.
        record.ou = texts[.ou].flatMap { OrganizationalUnitPath($0) }
        record.state = try value(.state, ObservedAccount.State.init(rawValue:))
        record.file = texts[.file]
        record.settledAt = try value(.settledAt) { CommitID($0) }
        switch (texts[.createRequest], try value(.createEffect) { Digest($0) }) {
        case (nil, nil): break
        case (let request?, let effect?): record.create = .init(request: request, effect: effect)
        default: throw unreadable(path, "of 'createRequest' and 'createEffect' it has one")
        }
        record.unansweredCreate = try value(.createUnanswered) { TimeText.parse($0) }
        for (text, reason) in maps[.stalled] ?? [:] {
            guard let effect = Digest(text) else { throw unreadable(path, "'\(text)' is no effect") }
            record.stalls[effect] = reason
        }
        for (text, wait) in maps[.waiting] ?? [:] {
            guard let effect = Digest(text), let wait = self.wait(wait) else {
                throw unreadable(path, "'\(text): \(wait)' is nothing to wait for")
            }
            record.waits[effect] = wait
        }
        return record
    }

    /// `<since>/<until> <reason>`: an interval as ISO 8601 has it.
    private static func render(_ wait: Wait) -> String {
        "\(TimeText.render(seconds: wait.since))/\(TimeText.render(seconds: wait.until)) \(wait.reason)"
    }

    private static func wait(_ text: String) -> Wait? {
        let parts = text.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: false)
        let times = parts.first?.split(separator: "/").compactMap { TimeText.parse(String($0)) } ?? []
        guard parts.count == 2, times.count == 2, let since = times.first, let until = times.last else { return nil }
        return Wait(reason: String(parts[1]), since: since, until: until)
    }

    static func text(of entry: Entry, _ path: String) throws(Diagnostic) -> String {
        guard case .scalar(let scalar) = entry.value.kind, !scalar.isNull else {
            throw unreadable(path, "'\(entry.key)' is no text")
        }
        return scalar.text
    }

    static func unreadable(_ path: String, _ why: String) -> Diagnostic {
        Diagnostic(
            .statusUnreadable, "'\(path)' on the status branch cannot be read: \(why)",
            hint: "only the daemon writes there: undo the commit that changed it")
    }
}
