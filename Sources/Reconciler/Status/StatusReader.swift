import Declarations
import FoundationEssentials
public import Planning

/// Reads the history that earlier passes left on the status branch.
public enum StatusReader {
    /// - Throws: if a file there is not as a daemon writes it.
    public static func history(from snapshot: StatusSnapshot) throws(Diagnostic) -> History {
        var history = History()
        history.source = StatusMessage.source(of: snapshot.message)
        // The audit's lines stay in their order, month after month.
        for (path, bytes) in snapshot.files.sorted(by: { $0.key < $1.key }) {
            if let key = StatusPaths.accountKey(path) {
                history.records[key] = try AccountRecordFile.parse(bytes, key: key, path: path)
            } else if StatusPaths.isAudit(path) {
                try read(audit: bytes, path, into: &history)
            } else if path == PolicyRecordFile.path {
                history.policy = try PolicyRecordFile.parse(bytes)
            }
        }
        return history
    }

    private static func read(
        audit bytes: [UInt8], _ path: String, into history: inout History
    ) throws(Diagnostic) {
        for (index, line) in bytes.split(separator: UInt8(ascii: "\n")).enumerated() {
            guard let line = try? JSONDecoder().decode(AuditLine.self, from: Data(line)) else {
                throw Diagnostic(
                    .statusUnreadable, "line \(index + 1) of '\(path)' on the status branch cannot be read",
                    hint: "only the daemon writes there: undo the commit that changed it")
            }
            history.add([line])
        }
    }
}
