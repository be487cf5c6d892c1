import Planning

/// Reads everything below `accounts/`: the folder is the organizational unit, the stem is the key.
///
/// Files do not depend on each other, their folders' defaults apart, so they may be read in any order and at
/// the same time.
struct AccountsFolder: Sendable {
    static let name = "accounts"

    /// A file that is to be read.
    struct Pending: Sendable {
        fileprivate let file: SourceTree.File
        fileprivate let place: Place
    }

    /// What a file's folder says.
    fileprivate struct Place: Sendable {
        let folder: String
        let unit: OrganizationalUnitPath
        let defaults: FolderDefaults?
    }

    private enum Part: Sendable {
        case known(PartReading)
        /// With what an earlier reading knows of each file, where that still holds.
        case changed(SourcePart, FolderDefaults?, [FileReading?])
    }

    private let parts: [Part]
    private let defaults: DefaultsTree
    /// What an earlier reading knows of files that are no more, or no more the same.
    let gone: [FileReading]
    private let context: ReadingContext
    let pending: [Pending]

    /// - Parameter earlier: An earlier reading. What it knows holds as long as its context does.
    init(_ tree: SourceTree, in context: ReadingContext, after earlier: AccountsReading) {
        let earlier = earlier.context == context ? earlier : AccountsReading()
        self.context = context
        let found = Self.parts(of: tree)
        let defaults = DefaultsTree(found.flatMap(\.defaults), in: context, after: earlier.defaults)
        var known = Dictionary(earlier.parts.map { (ObjectIdentifier($0.part), $0) }) { first, _ in first }
        let same = found.map { part -> PartReading? in
            guard let reading = known[ObjectIdentifier(part)], reading.defaults === defaults.nearest(to: part.folder)
            else { return nil }
            known[ObjectIdentifier(part)] = nil
            return reading
        }
        var walk = Walk(earlier.parts.filter { known[ObjectIdentifier($0.part)] != nil })
        parts = zip(found, same).map { part, same in
            if let same { .known(same) } else { walk.changed(part, under: defaults.nearest(to: part.folder)) }
        }
        pending = walk.pending
        gone = walk.gone + walk.rest
        self.defaults = defaults
    }

    /// Reads some of ``pending``. This is what takes the time; it depends on nothing else.
    func read(_ pending: some Sequence<Pending>) -> [FileReading] {
        pending.map { FileReading($0.file, in: $0.place.folder, $0.place.unit, under: $0.place.defaults, context) }
    }

    /// - Parameter new: What ``read(_:)`` made of all of ``pending``, in that order.
    func reading(_ new: [FileReading]) -> AccountsReading {
        var added = new.makeIterator()
        let parts = parts.map { part in
            switch part {
            case .known(let reading): reading
            case .changed(let part, let defaults, let files):
                PartReading(part, under: defaults, files.compactMap { $0 ?? added.next() })
            }
        }
        return AccountsReading(context: context, parts: parts, defaults: defaults)
    }

    private static func parts(of tree: SourceTree) -> [SourcePart] {
        tree.parts.filter { PathBytes.areSame($0.folder, name) || PathBytes.begins($0.folder, with: name + "/") }
    }

    /// The files of parts that have changed beside those of an earlier reading. Both go in the order of their paths,
    /// so that each step looks only at what comes next.
    private struct Walk {
        private(set) var rest: ArraySlice<FileReading>
        private(set) var gone: [FileReading] = []
        private(set) var pending: [Pending] = []

        init(_ earlier: [PartReading]) { rest = earlier.flatMap(\.files)[...] }

        mutating func changed(_ part: SourcePart, under defaults: FolderDefaults?) -> Part {
            let components = part.folder.split(separator: "/").dropFirst().map(String.init)
            let place = Place(
                folder: part.folder, unit: OrganizationalUnitPath(components: components), defaults: defaults)
            return .changed(part, defaults, part.files.map { known($0, in: place) })
        }

        private mutating func known(_ file: SourceTree.File, in place: Place) -> FileReading? {
            while let next = rest.first, PathBytes.precede(next.file.path, file.path) {
                gone.append(rest.removeFirst())
            }
            if let next = rest.first, next.file == file, next.defaults === place.defaults { return rest.removeFirst() }
            pending.append(Pending(file: file, place: place))
            return nil
        }
    }
}
