import Planning
import YAML

/// The conditions of an account in its record: what the phase is, for those who know Kubernetes' conventions.
///
/// `Ready` always stands there, and says in its reason which phase the account is in. `Reconciling` stands there while
/// something more happens by itself, `Stalled` when nothing does until a person changes something (kstatus, "The
/// Conditions": these two are there only while they are true).
enum AccountConditions {
    /// What the record takes back from the condition.
    struct Ready {
        var message: String?
        var since: Int?
        var source: CommitID?
    }

    private enum Key: String {
        case type, status, reason, message, since, source
    }

    private static let readyType = "Ready"

    static func render(_ record: AccountRecord) -> [String] {
        var types = [(type: readyType, status: record.phase == .ready)]
        switch record.phase {
        case .ready: break
        case .creating, .waiting, .retrying: types.append(("Reconciling", true))
        case .stalled, .quarantined: types.append(("Stalled", true))
        }
        return ["conditions:"]
            + types.flatMap { type, status -> [String] in
                let fields: [(Key, String?)] = [
                    (.type, type), (.status, status ? "True" : "False"), (.reason, record.phase.rawValue),
                    (.message, record.message), (.since, record.since.map { TimeText.render(seconds: $0) }),
                    (.source, record.source?.description),
                ]
                let lines = fields.compactMap { key, value in
                    value.map { "\(key.rawValue): \(YAMLText.quoted($0))" }
                }
                return zip(lines.indices, lines).map { ($0 == 0 ? "  - " : "    ") + $1 }
            }
    }

    /// - Throws: a ``Diagnostic`` that names the file, if the daemon did not write them like this.
    static func ready(of entry: Entry, _ path: String) throws(Diagnostic) -> Ready {
        guard case .sequence(let conditions) = entry.value.kind else {
            throw AccountRecordFile.unreadable(path, "'conditions' is no list")
        }
        for condition in conditions {
            guard case .mapping(let fields) = condition.kind else {
                throw AccountRecordFile.unreadable(path, "a condition is no map")
            }
            var texts: [Key: String] = [:]
            for field in fields {
                guard let key = Key(rawValue: field.key) else { continue }
                texts[key] = try AccountRecordFile.text(of: field, path)
            }
            guard texts[.type] == readyType else { continue }
            var ready = Ready(message: texts[.message])
            if let text = texts[.since] {
                guard let since = TimeText.parse(text) else {
                    throw AccountRecordFile.unreadable(path, "'\(text)' is no time")
                }
                ready.since = since
            }
            if let text = texts[.source] {
                guard let source = CommitID(text) else {
                    throw AccountRecordFile.unreadable(path, "'\(text)' is no commit")
                }
                ready.source = source
            }
            return ready
        }
        throw AccountRecordFile.unreadable(path, "it has no condition 'Ready'")
    }
}
