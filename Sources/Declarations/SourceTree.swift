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

    /// The same problem with the lines of the files that it is about, where it has none yet.
    public func excerpted(_ diagnostic: Diagnostic) -> Diagnostic {
        guard !diagnostic.code.isAboutAWholeFile else { return diagnostic }
        var result = diagnostic
        result.source = diagnostic.source ?? diagnostic.position.flatMap(excerpt)
        for index in result.related.indices where result.related[index].source == nil {
            result.related[index].source = excerpt(at: result.related[index].position)
        }
        return result
    }

    private func excerpt(at position: SourcePosition) -> Diagnostic.Excerpt? {
        guard case .file(let bytes) = entries[position.file] else { return nil }
        let lines = Self.lines(of: bytes)
        guard lines.indices.contains(position.line - 1) else { return nil }
        let line = lines[position.line - 1]
        guard !line.isEmpty else { return nil }
        let rest = line.unicodeScalars.dropFirst(position.column - 1)
        let token = rest.prefix { $0 != " " && $0 != "," && $0 != "}" && $0 != ":" }
        return .init(line: line, length: max(1, token.count))
    }

    /// The lines of a file, as marks count them.
    static func lines(of bytes: [UInt8]) -> [String] {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return bytes.dropFirst(bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0)
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0, as: UTF8.self) }
    }
}
