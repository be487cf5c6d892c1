/// The folders that files stand in.
enum Folders {
    /// Each once, without a slash at its end, and `accounts` itself not among them.
    ///
    /// - Parameter files: In the order of their paths' bytes.
    static func paths(of files: [FileReading]) -> [String] {
        var found: [String] = []
        var open: [Substring] = []
        var last = ""
        for file in files {
            guard !PathBytes.areSame(file.folder, last) else { continue }
            last = file.folder
            let components = file.folder.split(separator: "/")
            let same = zip(open, components).prefix { $0.0.utf8.elementsEqual($0.1.utf8) }.count
            for depth in same..<components.count where depth > 0 {
                found.append(components[...depth].joined(separator: "/"))
            }
            open = components
        }
        return found
    }
}
