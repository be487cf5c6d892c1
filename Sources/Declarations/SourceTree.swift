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
        let lines = Self.lines(of: bytes)
        guard lines.indices.contains(position.line - 1) else { return diagnostic }
        let line = lines[position.line - 1]
        guard !line.isEmpty else { return diagnostic }
        var result = diagnostic
        let rest = line.unicodeScalars.dropFirst(position.column - 1)
        let token = rest.prefix { $0 != " " && $0 != "," && $0 != "}" && $0 != ":" }
        result.source = .init(line: line, length: max(1, token.count))
        return result
    }

    /// The lines of a file, as marks count them.
    static func lines(of bytes: [UInt8]) -> [String] {
        let byteOrderMark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return bytes.dropFirst(bytes.starts(with: byteOrderMark) ? byteOrderMark.count : 0)
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
            .map { String(decoding: $0.last == UInt8(ascii: "\r") ? $0.dropLast() : $0, as: UTF8.self) }
    }
}
