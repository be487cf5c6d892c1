import Planning

/// Reads everything below `accounts/`: the folder is the organizational unit, the stem is the key.
///
/// Files do not depend on each other, their folders' defaults apart, so they may be read in any order and at
/// the same time.
struct AccountsFolder: Sendable {
    static let name = "accounts"

    private let files: ArraySlice<SourceTree.File>
    private let defaults: DefaultsTree
    /// What an earlier reading knows of each file, where that still holds.
    private let known: [FileReading?]
    /// What it knows of files that are no more, or no more the same.
    private let gone: [FileReading]
    private let agreed: AgreedAccounts?
    private let context: ReadingContext
    /// Those of `files` that are to be read.
    let pending: [Int]

    /// - Parameter earlier: An earlier reading. What it knows holds as long as its context does.
    init(_ tree: SourceTree, in context: ReadingContext, after earlier: consuming AccountsReading) {
        if earlier.context != context { earlier = AccountsReading() }
        self.context = context
        files = Self.files(of: tree)
        defaults = DefaultsTree(files, in: context, after: earlier.defaults)
        var known: [FileReading?] = []
        known.reserveCapacity(files.count)
        var pending: [Int] = []
        var gone: [FileReading] = []
        var folder = CurrentFolder(defaults)
        var rest = earlier.files[...]
        for (index, file) in zip(files.indices, files) {
            // Both go in the order of their paths, so that each step looks only at what comes next.
            while let next = rest.first, PathBytes.precede(next.file.path, file.path) {
                gone.append(rest.removeFirst())
            }
            folder.enter(file.path)
            if let next = rest.first, next.file == file, next.defaults === folder.defaults {
                known.append(rest.removeFirst())
            } else {
                known.append(nil)
                pending.append(index)
            }
        }
        self.known = known
        self.pending = pending
        self.gone = gone + rest
        // A problem of defaults is none of an account's file.
        agreed = defaults.files.allSatisfy { $0.fields != nil } ? earlier.agreed : nil
    }

    /// Reads some of ``pending``. This is what takes the time; it depends on nothing else.
    func read(_ indices: some Sequence<Int>) -> [FileReading] {
        var folder = CurrentFolder(defaults)
        return indices.map {
            folder.enter(files[$0].path)
            return FileReading(files[$0], in: folder.path, folder.unit, under: folder.defaults, context)
        }
    }

    /// - Parameter new: What ``read(_:)`` made of all of ``pending``, in that order.
    consuming func reading(_ new: [FileReading]) -> AccountsReading {
        var added = new.makeIterator()
        return AccountsReading(
            context: context, files: known.compactMap { $0 ?? added.next() }, defaults: defaults,
            agreed: agreed?.replacing(gone, with: new))
    }

    /// The files below `accounts/`, which stand side by side.
    private static func files(of tree: SourceTree) -> ArraySlice<SourceTree.File> {
        let prefix = name + "/"
        guard let first = tree.files.firstIndex(where: { PathBytes.begins($0.path, with: prefix) }) else { return [] }
        return tree.files[first...].prefix { PathBytes.begins($0.path, with: prefix) }
    }

    /// The folder that a file is in and its defaults: asked file by file, looked up once for each folder.
    private struct CurrentFolder {
        private let tree: DefaultsTree
        private(set) var path = ""
        private(set) var unit = OrganizationalUnitPath.root
        private(set) var defaults: FolderDefaults?

        init(_ tree: DefaultsTree) { self.tree = tree }

        mutating func enter(_ file: String) {
            guard AccountPath.lastSlash(of: file) != path.utf8.count || !PathBytes.begins(file, with: path) else {
                return
            }
            path = AccountPath.folder(of: file)
            unit = OrganizationalUnitPath(components: path.split(separator: "/").dropFirst().map(String.init))
            defaults = tree.nearest(to: path)
        }
    }
}
