/// An earlier reading of a tree, walked along with the later one. Both go in the order of their paths, so that
/// each step looks only at what comes next.
struct EarlierTree {
    private let reading: TreeReading
    private let folders: [String: Int]
    private var next = 0

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
        next = max(next, folder.entries.upperBound)
        let entries = later.entries.count - folder.entries.lowerBound
        let folders = later.folders.count + 1 - folder.folders.lowerBound
        later.entries += reading.entries[folder.entries]
        for var known in [folder] + reading.folders[folder.folders] {
            known.entries = known.entries.lowerBound + entries..<known.entries.upperBound + entries
            known.folders = known.folders.lowerBound + folders..<known.folders.upperBound + folders
            later.folders.append(known)
        }
    }

    /// The content of the same blob at the same path.
    mutating func bytes(at path: String, _ id: ObjectID) -> [UInt8]? {
        while next < reading.entries.count, TreePath.precedes(reading.entries[next].path, path) { next += 1 }
        guard next < reading.entries.count, reading.entries[next].id == id,
            reading.entries[next].path.utf8.elementsEqual(path.utf8)
        else { return nil }
        return switch reading.entries[next].kind {
        case .file(let bytes, _), .symlink(let bytes): bytes
        case .submodule, .tooLarge, .invalidName: nil
        }
    }
}
