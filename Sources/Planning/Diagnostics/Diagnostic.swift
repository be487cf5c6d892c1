/// A problem, said once and for people: what, where, and the way out.
public struct Diagnostic: Error, Sendable, Hashable, Codable {
    public enum Severity: String, Sendable, Hashable, Codable {
        case error
        case warning
    }

    public var code: DiagnosticCode
    public var severity: Severity
    /// One line, without a full stop.
    public var summary: String
    /// The place in a file; `nil` for a problem that no file has.
    public var position: SourcePosition?
    /// The line of the file, as it stands there, and how many of its Unicode scalars are meant.
    public var source: Excerpt?
    /// What to do about it, where that can be said.
    public var hint: String?
    /// Other places that have to do with it, in the order in which they are to be read.
    public var related: [Related]

    /// Another place, and what it has to do with the problem: where a value was inherited from, what else claims
    /// it.
    public struct Related: Sendable, Hashable, Codable {
        public var position: SourcePosition
        /// A few words, without a full stop.
        public var note: String
        public var source: Excerpt?

        public init(_ note: String, at position: SourcePosition, source: Excerpt? = nil) {
            self.position = position
            self.note = note
            self.source = source
        }
    }

    public struct Excerpt: Sendable, Hashable, Codable {
        public var line: String
        public var length: Int

        public init(line: String, length: Int) {
            self.line = line
            self.length = length
        }
    }

    public init(
        _ code: DiagnosticCode, _ summary: String, at position: SourcePosition? = nil, source: Excerpt? = nil,
        severity: Severity = .error, hint: String? = nil, related: [Related] = []
    ) {
        self.code = code
        self.severity = severity
        self.summary = summary
        self.position = position
        self.source = source
        self.hint = hint
        self.related = related
    }
}

extension Diagnostic: Comparable {
    /// By file, line and column; problems of no file come first.
    public static func < (left: Self, right: Self) -> Bool {
        switch (left.position, right.position) {
        case (nil, nil): (left.code.rawValue, left.summary) < (right.code.rawValue, right.summary)
        case (nil, _): true
        case (_, nil): false
        case (let a?, let b?):
            a == b ? (left.code.rawValue, left.summary) < (right.code.rawValue, right.summary) : a < b
        }
    }
}

extension Diagnostic: CustomStringConvertible {
    /// The text that a terminal shows: a header, the line with a caret under it, a hint.
    public var description: String {
        var lines = [header]
        if let source, let position {
            // The place counts scalars; what is shown may be longer, where it was escaped, or shorter.
            let scalars = source.line.unicodeScalars
            let before = Escaping.terminal(String(scalars.prefix(max(0, position.column - 1))))
            let meant = Escaping.terminal(String(scalars.dropFirst(max(0, position.column - 1)).prefix(source.length)))
            lines.append("    \(Escaping.terminal(source.line))")
            lines.append(
                "    \(String(before.map { $0 == "\t" ? "\t" : " " }))\(String(repeating: "^", count: max(1, meant.count)))"
            )
        }
        if let hint { lines.append("hint: \(Escaping.terminal(hint))") }
        return lines.joined(separator: "\n")
    }

    private var header: String {
        let place = position.map { "\(Escaping.terminal($0.description)): " } ?? ""
        return "\(place)\(severity.rawValue)[\(code.rawValue)]: \(Escaping.terminal(summary))"
    }
}
