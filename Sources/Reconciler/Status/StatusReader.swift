import Declarations
import FoundationEssentials
import Planning

/// Reads the history that earlier passes left on the status branch.
enum StatusReader {
    /// - Throws: if a file there is not as a daemon writes it.
    static func history(from snapshot: StatusSnapshot) throws(Diagnostic) -> History {
        var history = History()
        history.source = StatusMessage.source(of: snapshot.message)
        // The audit's lines stay in their order, month after month.
        for (path, bytes) in snapshot.files.sorted(by: { $0.key < $1.key }) {
            if let key = StatusPaths.accountKey(path) {
                history.records[key] = try AccountRecordFile.parse(bytes, key: key, path: path)
            } else if StatusPaths.isAudit(path) {
                history.audit += try audit(bytes, path)
            }
        }
        return history
    }

    private static func audit(_ bytes: [UInt8], _ path: String) throws(Diagnostic) -> [AuditEntry] {
        var entries: [AuditEntry] = []
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let entry = try? JSONDecoder().decode(AuditEntry.self, from: Data(line)) else {
                throw Diagnostic(
                    .statusUnreadable, "line \(index + 1) of '\(path)' on the status branch cannot be read",
                    hint: "only the daemon writes there: undo the commit that changed it")
            }
            entries.append(entry)
        }
        return entries
    }
}
