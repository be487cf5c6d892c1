/// The commits that may be the cause of an action, by the files that they touched.
///
/// A commit had a hand in an account if it touched the account's file in whatever folder that was then, or
/// the defaults of a folder above it, those that are gone as well.
struct TouchedFiles {
    private let history: History
    private let changes: [CommitID?: [Entry]]

    private struct Entry {
        var change: SourceChange
        /// The folders, each with its last slash, in which a file of this name was touched.
        var foldersByName: [Substring: [Substring]]
    }

    init(_ history: History) {
        self.history = history
        changes = history.changes.mapValues { list in
            list.map { change in
                let places = change.paths.compactMap { path in
                    path.hasPrefix("accounts/")
                        ? path.lastIndex(of: "/").map { (path[$0...].dropFirst(), [path[...$0]]) } : nil
                }
                return Entry(change: change, foldersByName: Dictionary(places, uniquingKeysWith: +))
            }
        }
    }

    /// The commits that had a hand in the account of these keys since it was last as its file asked, newest
    /// first.
    ///
    /// - Parameter file: where the account's file is; `nil` if it is gone.
    func changes(of keys: [AccountKey], file: String?) -> [SourceChange] {
        var seen: Set<CommitID> = []
        let files = [file] + keys.map { history.records[$0]?.file }
        return keys.flatMap { key in
            (changes[history.base(of: key)] ?? []).filter { entry in
                keys.contains { ["\($0).yaml", "\($0).yml"].contains { entry.foldersByName[$0[...]] != nil } }
                    || entry.foldersByName["_defaults.yaml", default: []].contains { folder in
                        files.contains { $0?.hasPrefix(folder) == true }
                    }
            }
        }.map(\.change).filter { seen.insert($0.commit).inserted }
    }
}
