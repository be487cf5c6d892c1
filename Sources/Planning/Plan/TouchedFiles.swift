/// The commits that may be the cause of an action, by the files that they touched.
///
/// A commit had a hand in an account if it touched the account's file in whatever folder that was then, or
/// the defaults of a folder above it, those that are gone as well.
struct TouchedFiles {
    private let history: History
    private let commits: [CommitID?: Commits]

    /// A list of commits, indexed by the last component of the paths that they touched.
    private struct Commits {
        let changes: [SourceChange]
        /// Where in the list a file of this name was touched, and in what folders, each with its last slash.
        var touches: [Substring: [(place: Int, folder: Substring)]] = [:]

        init(_ changes: [SourceChange]) {
            self.changes = changes
            for (place, change) in changes.enumerated() {
                for path in change.paths where path.hasPrefix("accounts/") {
                    guard let slash = path.utf8.lastIndex(of: UInt8(ascii: "/")) else { continue }
                    touches[path[slash...].dropFirst(), default: []].append((place, path[...slash]))
                }
            }
        }
    }

    init(_ history: History) {
        self.history = history
        commits = history.changes.mapValues(Commits.init)
    }

    /// The commits that had a hand in the account of these keys since it was last as its file asked, newest
    /// first.
    ///
    /// - Parameter file: where the account's file is; `nil` if it is gone.
    func changes(of keys: [AccountKey], file: String?) -> [SourceChange] {
        var seen: Set<CommitID> = []
        return keys.flatMap { key in
            commits[history.base(of: key)].map { list in
                places(of: keys, file: file, in: list).sorted().map { list.changes[$0] }
            } ?? []
        }.filter { seen.insert($0.commit).inserted }
    }

    /// How many commits before the tip the oldest of them is; `nil` if there is none. All lists begin at the tip.
    func age(of keys: [AccountKey], file: String?) -> Int? {
        keys.compactMap { key in
            commits[history.base(of: key)].flatMap { places(of: keys, file: file, in: $0).max() }
        }.max()
    }

    /// Whether a commit since the last pass touched the account's file, or the defaults above it.
    func areAskedAnew(_ keys: [AccountKey], file: String?) -> Bool {
        history.source != nil && commits[history.source].map { !places(of: keys, file: file, in: $0).isEmpty } ?? false
    }

    private func places(of keys: [AccountKey], file: String?, in commits: Commits) -> Set<Int> {
        let files = ([file] + keys.map { history.records[$0]?.file }).compactMap(\.self)
        var places: Set<Int> = []
        for name in keys.flatMap({ ["\($0).yaml", "\($0).yml"] }) {
            places.formUnion(commits.touches[name[...], default: []].map(\.place))
        }
        for (place, folder) in commits.touches["_defaults.yaml", default: []]
        where files.contains(where: { $0.hasPrefix(folder) }) {
            places.insert(place)
        }
        return places
    }
}
