private import Algorithms
public import Planning

/// The files of one commit that matter here: `reeve.yaml` and everything below `accounts/`; of `customizations/`
/// what bundles there are.
public struct SourceTree: Sendable {
    /// What stands at a path.
    public enum Content: Sendable, Hashable {
        case file([UInt8])
        /// Something that is not read: a symbolic link, a submodule. The text says which.
        case notAFile(String)
        /// A file so large that it was not read.
        case tooLarge(bytes: Int)
    }

    public struct File: Sendable, Equatable {
        public let path: String
        public let content: Content

        public init(path: String, content: Content) {
            self.path = path
            self.content = content
        }

        /// Paths are compared by bytes, as Git compares them. Content that is shared costs nothing to compare.
        public static func == (left: Self, right: Self) -> Bool {
            PathBytes.areSame(left.path, right.path) && left.content == right.content
        }
    }

    /// In the order of their paths' bytes: two spellings of one name are two files here, as they are to Git.
    public let parts: [SourcePart]

    /// The folder in which each bundle of customizations is a folder.
    public static let bundlesFolder = "customizations"

    /// The names of the bundles; `nil` if they were not read.
    public let bundles: Set<String>?

    /// - Parameter parts: In the order of their paths' bytes.
    public init(_ parts: [SourcePart], bundles: Set<String>? = nil) {
        self.parts = parts
        self.bundles = bundles
    }

    public init(_ files: [File], bundles: Set<String>? = nil) {
        self.init(SourcePart.parts(of: files.sorted { PathBytes.precede($0.path, $1.path) }), bundles: bundles)
    }

    public init(_ entries: [String: Content], bundles: Set<String>? = nil) {
        self.init(entries.map { File(path: $0.key, content: $0.value) }, bundles: bundles)
    }

    /// All of them, in the order of their paths' bytes.
    public var files: [File] { parts.flatMap(\.files) }

    /// What stands at a path; `nil` if nothing does.
    public subscript(path: String) -> Content? {
        let part = parts[..<parts.partitioningIndex { PathBytes.precede(path, $0.first.path) }].last
        guard let files = part?.files else { return nil }
        let place = files.partitioningIndex { !PathBytes.precede($0.path, path) }
        guard place < files.count, PathBytes.areSame(files[place].path, path) else { return nil }
        return files[place].content
    }

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
        guard case .file(let bytes) = self[position.file] else { return nil }
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
