/// All files of defaults, each under those of the folders above it.
struct DefaultsTree: Sendable {
    private var byFolder: [String: FolderDefaults] = [:]
    /// Folders above first.
    private(set) var files: [FolderDefaults] = []

    init() {}

    /// - Parameters:
    ///   - files: Those of defaults alone.
    ///   - earlier: An earlier reading, from which files are taken that have not changed.
    init(_ files: [SourceTree.File], in context: ReadingContext, after earlier: DefaultsTree) {
        let known = Dictionary(earlier.files.map { ($0.file.path, $0) }) { first, _ in first }
        let found = files.map { (file: $0, depth: Self.depth($0.path)) }
        // Where both endings stand in one folder, the misnamed one comes last and holds the folder.
        for (file, _) in found.sorted(by: {
            $0.depth != $1.depth ? $0.depth < $1.depth : PathBytes.precede($0.file.path, $1.file.path)
        }) {
            let folder = AccountPath.folder(of: file.path)
            let parent = nearest(to: AccountPath.folder(of: folder))
            let reading: FolderDefaults
            if let same = known[file.path], same.file == file, same.parent === parent {
                reading = same
            } else {
                reading = FolderDefaults(file, under: parent, in: context)
            }
            byFolder[folder] = reading
            self.files.append(reading)
        }
    }

    /// The defaults that a file in a folder takes values from first; `nil` if neither it nor any above has some.
    func nearest(to folder: String) -> FolderDefaults? {
        guard !byFolder.isEmpty else { return nil }
        var folder = folder
        while !folder.isEmpty {
            if let found = byFolder[folder] { return found }
            folder = AccountPath.folder(of: folder)
        }
        return nil
    }

    private static func depth(_ path: String) -> Int { path.utf8.count { $0 == UInt8(ascii: "/") } }
}
