import FoundationEssentials

/// A folder as those see it who look from the folder in which Reeve was started: a CI job starts it at the top of
/// its checkout, and annotations and code scanning name files from there.
enum WorkspacePath {
    /// - Returns: the path without `.` and `..`, relative to the current folder; empty for that folder itself.
    ///   A folder that lies outside is named from the root of the file system.
    static func of(_ folder: String, from current: String = FileManager.default.currentDirectoryPath) -> String {
        let place = components(folder.hasPrefix("/") ? folder : current + "/" + folder)
        let start = components(current)
        guard place.starts(with: start) else { return "/" + place.joined(separator: "/") }
        return place.dropFirst(start.count).joined(separator: "/")
    }

    private static func components(_ path: String) -> [Substring] {
        var result: [Substring] = []
        for part in path.split(separator: "/") where part != "." {
            if part == ".." { _ = result.popLast() } else { result.append(part) }
        }
        return result
    }
}
