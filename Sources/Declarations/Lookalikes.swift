import Planning

/// Names that are different bytes, and the same name on a file system that ignores case or Unicode's forms: a
/// commit made there would move or merge accounts.
struct Lookalikes {
    /// The other spelling, by path; of a folder without a slash at its end.
    private var others: [SpelledPath: String] = [:]

    /// A path that is equal to no other spelling of it.
    private struct SpelledPath: Hashable {
        var bytes: [UInt8]
        init(_ path: some StringProtocol) { bytes = Array(path.utf8) }
    }

    /// - Parameter files: In the order of their paths' bytes.
    init(_ files: [FileReading], _ folders: [String], in tree: SourceTree) {
        var spellings: [String: [String]] = [:]
        for folder in folders { spellings[Self.folded(folder), default: []].append(folder) }
        for file in files where !file.hasFoldedName {
            let path = file.file.path
            let folded = file.folder + "/" + Self.folded(AccountPath.name(of: path))
            // A name that is folded already is looked up, not collected: nearly all are.
            let known = tree[folded] == nil ? [] : [folded]
            spellings[Self.folded(path), default: known].append(path)
        }
        for group in spellings.values where group.count > 1 {
            for path in group {
                guard let other = group.first(where: { !PathBytes.areSame($0, path) }) else { continue }
                others[SpelledPath(path)] = other
            }
        }
    }

    var isEmpty: Bool { others.isEmpty }

    /// Why the file cannot be told from another; `nil` if it can.
    func problem(of path: String) -> Diagnostic? {
        guard !others.isEmpty else { return nil }
        let ends = path.utf8.indices.filter { path.utf8[$0] == UInt8(ascii: "/") } + [path.utf8.endIndex]
        for end in ends {
            guard let other = others[SpelledPath(path[..<end])] else { continue }
            return Diagnostic(
                .lookalikeName, "'\(path[..<end])' and '\(other)' differ only by case or Unicode form",
                at: SourcePosition(file: path), hint: "rename one: on other machines, both are one name")
        }
        return nil
    }

    /// Whether a name is what all its spellings become.
    static func isFolded(_ name: Substring) -> Bool {
        name.utf8.allSatisfy { $0 < 0x80 && !(UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) }
    }

    /// Strings that differ by Unicode's form alone are equal in Swift. Upper case first, for letters that become
    /// two there.
    private static func folded(_ name: some StringProtocol) -> String { name.uppercased().lowercased() }
}
