import Declarations
import Planning

/// The lines of a repository's files, for the places of problems to lie in.
struct Places {
    private let tree: SourceTree
    private var known: [String: [String]] = [:]

    init(_ tree: SourceTree) { self.tree = tree }

    mutating func check(_ diagnostic: Diagnostic) {
        if let position = diagnostic.position { check(position, diagnostic.source, diagnostic.code) }
        for related in diagnostic.related { check(related.position, related.source, diagnostic.code) }
    }

    private mutating func check(_ position: SourcePosition, _ source: Diagnostic.Excerpt?, _ code: DiagnosticCode) {
        // libyaml puts what ends too early on the line after the last, even where no line feed ends that.
        let lines = lines(of: position.file) + [""]
        hold(
            (1...lines.count).contains(position.line),
            "\(code.rawValue) at \(position): there are \(lines.count - 1) lines")
        // A problem may lie after the last character of a line.
        let width = lines[position.line - 1].unicodeScalars.count
        hold(
            (1...width + 1).contains(position.column), "\(code.rawValue) at \(position): the line has \(width) columns")
        guard let source, source.omitted == 0 else { return }
        hold(source.length >= 1, "\(code.rawValue) at \(position): the carets are none")
        hold(source.line == lines[position.line - 1], "\(code.rawValue) at \(position): the line shown is another")
    }

    private mutating func lines(of path: String) -> [String] {
        if let lines = known[path] { return lines }
        let lines = tree[path].map(Self.lines) ?? [""]
        known[path] = lines
        return lines
    }

    /// Of what is no file, one line that is empty.
    private static func lines(of content: SourceTree.Content) -> [String] {
        guard case .file(let bytes) = content else { return [""] }
        return bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).enumerated().map {
            var line = $1
            if $0 == 0, line.starts(with: [0xEF, 0xBB, 0xBF]) { line = line.dropFirst(3) }
            if line.last == UInt8(ascii: "\r") { line = line.dropLast() }
            return String(decoding: line, as: UTF8.self)
        }
    }
}
