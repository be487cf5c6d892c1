/// An earlier reading of a tree, walked along with the later one. Both go in the order of their paths, so that
/// each step looks only at what comes next.
struct EarlierTree {
    private let reading: TreeReading
    private let folders: [String: Int]
    private var part = 0
    private var entry = 0

    init(_ reading: TreeReading) {
        self.reading = reading
        folders = Dictionary(reading.folders.indices.map { (reading.folders[$0].path, $0) }) { first, _ in first }
    }

    /// The folder at this path, if it was read under the same limits and nothing in it has changed.
    func folder(_ path: String, _ id: ObjectID, _ limits: GitLimits) -> TreeReading.Folder? {
        guard let index = folders[path], reading.limits == limits, reading.folders[index].id == id else { return nil }
        let folder = reading.folders[index]
        return folder.path.utf8.elementsEqual(path.utf8) ? folder : nil
    }

    mutating func copy(_ folder: TreeReading.Folder, to later: inout TreeReading) {
        if part < folder.parts.upperBound { (part, entry) = (folder.parts.upperBound, 0) }
        let parts = later.parts.count - folder.parts.lowerBound
        let folders = later.folders.count + 1 - folder.folders.lowerBound
        later.parts += reading.parts[folder.parts]
        for var known in [folder] + reading.folders[folder.folders] {
            known.parts = known.parts.lowerBound + parts..<known.parts.upperBound + parts
            known.folders = known.folders.lowerBound + folders..<known.folders.upperBound + folders
            later.folders.append(known)
        }
    }

    /// The content of the same blob at the same path.
    mutating func bytes(at path: String, _ id: ObjectID) -> [UInt8]? {
        while let next, TreePath.precedes(next.path, path) { advance() }
        guard let next, next.id == id, next.path.utf8.elementsEqual(path.utf8) else { return nil }
        return switch next.kind {
        case .file(let bytes, _), .symlink(let bytes): bytes
        case .submodule, .tooLarge, .invalidName: nil
        }
    }

    private var next: TreeEntry? { part < reading.parts.count ? reading.parts[part].entries[entry] : nil }

    private mutating func advance() {
        entry += 1
        if entry == reading.parts[part].entries.count { (part, entry) = (part + 1, 0) }
    }
}
