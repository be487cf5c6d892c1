import Planning

/// Files of one key point at each other.
enum TwinFiles {
    /// Of many files with one key each names this many others.
    private static let namedOthers = 3

    static func relate(_ quarantined: inout [Quarantine]) {
        let twins = Dictionary(
            grouping: quarantined.indices.filter { index in
                quarantined[index].diagnostics.contains { $0.code == .duplicateAccountKey }
            }, by: { quarantined[$0].key })
        for group in twins.values {
            let files = group.map { quarantined[$0].file }
            for index in group {
                let file = quarantined[index].file
                let others = files.lazy.filter { $0 != file }.prefix(namedOthers)
                for place in quarantined[index].diagnostics.indices
                where quarantined[index].diagnostics[place].code == .duplicateAccountKey {
                    quarantined[index].diagnostics[place].related = others.map {
                        .init("it has the same key", at: SourcePosition(file: $0))
                    }
                }
            }
        }
    }
}
