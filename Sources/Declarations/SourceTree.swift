public import Planning

/// The files of one commit that matter here: `reeve.yaml` and everything below `accounts/`.
public struct SourceTree: Sendable {
    /// What stands at a path.
    public enum Content: Sendable, Hashable {
        case file([UInt8])
        /// Something that is not read: a symbolic link, a submodule, a file over the limit. The text says which.
        case notAFile(String)
    }

    public private(set) var entries: [String: Content]

    public init(_ entries: [String: Content]) { self.entries = entries }

    /// The same problem with the line of the file that it is about, if it has none yet.
    public func excerpted(_ diagnostic: Diagnostic) -> Diagnostic {
        guard diagnostic.source == nil, let position = diagnostic.position,
            case .file(let bytes) = entries[position.file]
        else { return diagnostic }
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        guard lines.indices.contains(position.line - 1) else { return diagnostic }
        var line = String(decoding: lines[position.line - 1], as: UTF8.self)
        if line.hasSuffix("\r") { line.removeLast() }
        guard !line.isEmpty else { return diagnostic }
        var result = diagnostic
        let rest = line.dropFirst(position.column - 1)
        let token = rest.prefix { $0 != " " && $0 != "," && $0 != "}" && $0 != ":" }
        result.source = .init(line: line, length: max(1, token.count))
        return result
    }
}
