/// A problem, said once and for people: what, where, and the way out.
public struct Diagnostic: Error, Sendable, Hashable {
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
    /// The line of the file that is meant.
    public var source: Excerpt?
    /// What to do about it, where that can be said.
    public var hint: String?
    /// Other places that have to do with it, in the order in which they are to be read.
    public var related: [Related]

    /// Another place, and what it has to do with the problem: where a value was inherited from, what else claims
    /// it.
    public struct Related: Sendable, Hashable {
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

    /// A line of a file, as it stands there.
    public struct Excerpt: Sendable, Hashable {
        /// The line; of a long one that was written out, the part around the place.
        public var line: String
        /// How many Unicode scalars of the line stand before `line`: 0, unless it is only a part.
        public var omitted: Int
        /// How many of its Unicode scalars are meant, from the column of the place on.
        public var length: Int

        public init(line: String, omitted: Int = 0, length: Int) {
            self.line = line
            self.omitted = omitted
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
    /// The text that a terminal without colours shows.
    public var description: String { DiagnosticText.render(self, color: false) }
}
