/// Paths inside a tree: components joined by slashes.
enum TreePath {
    /// The prefixes without slashes at either end, without those that stand below another. The root, `""`,
    /// covers all: libgit2 takes no prefix at all for it.
    static func normalized(_ prefixes: [String]) -> [String] {
        let paths = Set(prefixes.map { $0.split(separator: "/").joined(separator: "/") })
        if paths.contains("") { return [] }
        return paths.filter { path in !paths.contains { path.hasPrefix($0 + "/") } }.sorted()
    }

    /// Whether Git lets a file or folder have this name.
    static func isValid(component: some StringProtocol) -> Bool {
        !component.isEmpty && component != "." && component != ".."
            && !(component.utf8.count == 4 && component.lowercased() == ".git")
            && !component.utf8.contains { $0 == 0 || $0 == UInt8(ascii: "/") }
    }

    /// What stands before the last component of a path: empty for the root, else ending in a slash.
    static func folder(of path: String) -> String {
        path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[...$0]) } ?? ""
    }

    /// By bytes, which is Git's order of the files of a tree.
    static func precedes(_ left: String, _ right: String) -> Bool {
        left.utf8.withContiguousStorageIfAvailable { left in
            right.utf8.withContiguousStorageIfAvailable { left.lexicographicallyPrecedes($0) }
        }.flatMap(\.self) ?? left.utf8.lexicographicallyPrecedes(right.utf8)
    }
}
