public import Planning

/// The accounts' records on a status branch.
public enum StatusRecords {
    /// Sorted by key.
    ///
    /// - Throws: if one of them cannot be read.
    public static func records(in snapshot: StatusSnapshot) throws(Diagnostic) -> [AccountRecord] {
        try StatusReader.history(from: snapshot).records.values.sorted { $0.key < $1.key }
    }
}
