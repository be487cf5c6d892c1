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
    /// Those of `files` that are to be read.
    let pending: [Int]

    init(_ tree: SourceTree, after earlier: AccountsReading) {
        files = Self.files(of: tree)
        defaults = DefaultsTree(files, after: earlier.defaults)
        var known: [FileReading?] = []
        known.reserveCapacity(files.count)
        var pending: [Int] = []
        var folder = CurrentFolder(defaults)
        var place = 0
        for (index, file) in zip(files.indices, files) {
            folder.enter(file.path)
            if let same = Self.find(file, in: earlier.files, from: &place), same.defaults === folder.defaults {
                known.append(same)
            } else {
                known.append(nil)
                pending.append(index)
            }
        }
        self.known = known
        self.pending = pending
    }

    /// Reads some of ``pending``. This is what takes the time; it depends on nothing else.
    func read(_ indices: some Sequence<Int>) -> [FileReading] {
        var folder = CurrentFolder(defaults)
        return indices.map {
            folder.enter(files[$0].path)
            return FileReading(files[$0], in: folder.path, under: folder.defaults)
        }
    }

    /// - Parameter new: What ``read(_:)`` made of all of ``pending``, in that order.
    func reading(_ new: [FileReading]) -> AccountsReading {
        var new = new.makeIterator()
        return AccountsReading(files: known.compactMap { $0 ?? new.next() }, defaults: defaults)
    }

    /// The files below `accounts/`, which stand side by side.
    private static func files(of tree: SourceTree) -> ArraySlice<SourceTree.File> {
        let prefix = name + "/"
        guard let first = tree.files.firstIndex(where: { PathBytes.begins($0.path, with: prefix) }) else { return [] }
        return tree.files[first...].prefix { PathBytes.begins($0.path, with: prefix) }
    }

    /// The reading of the very same file. Both go in the order of their paths, so that each step looks only at what
    /// comes next.
    private static func find(
        _ file: SourceTree.File, in readings: [FileReading], from place: inout Int
    ) -> FileReading? {
        while place < readings.count {
            let reading = readings[place]
            if reading.file == file {
                place += 1
                return reading
            }
            guard PathBytes.precede(reading.file.path, file.path) else { return nil }
            place += 1
        }
        return nil
    }

    /// The folder that a file is in and its defaults: asked file by file, looked up once for each folder.
    private struct CurrentFolder {
        private let tree: DefaultsTree
        private(set) var path = ""
        private(set) var defaults: FolderDefaults?

        init(_ tree: DefaultsTree) { self.tree = tree }

        mutating func enter(_ file: String) {
            guard AccountPath.lastSlash(of: file) != path.utf8.count || !PathBytes.begins(file, with: path) else {
                return
            }
            path = AccountPath.folder(of: file)
            defaults = tree.nearest(to: path)
        }
    }
}
