import Planning

/// Files that have one key, whether or not they can be read.
struct TwinFiles {
    /// Of many files with one key each names this many others.
    private static let namedOthers = 3

    /// The files of each key that more than one claims.
    private let files: [AccountKey: [String]]

    init(_ readings: [FileReading]) {
        var seen = Set<AccountKey>(minimumCapacity: readings.count)
        let repeated = Set(readings.compactMap(\.key).filter { !seen.insert($0).inserted })
        guard !repeated.isEmpty else {
            files = [:]
            return
        }
        var files: [AccountKey: [String]] = [:]
        for reading in readings {
            if let key = reading.key, repeated.contains(key) { files[key, default: []].append(reading.file.path) }
        }
        self.files = files
    }

    func contains(_ key: AccountKey) -> Bool { files[key] != nil }

    /// Files of one key point at each other; `nil` if the file's key is its own.
    func problem(of reading: FileReading) -> Diagnostic? {
        guard let key = reading.key, let group = files[key] else { return nil }
        let others = group.lazy.filter { !PathBytes.areSame($0, reading.file.path) }.prefix(Self.namedOthers)
        return Diagnostic(
            .duplicateAccountKey, "more than one file has the key '\(key)'",
            at: SourcePosition(file: reading.file.path), hint: "a key is unique in the repository: rename one file",
            related: others.map { .init("it has the same key", at: SourcePosition(file: $0)) })
    }
}
