// In JSON no excerpt is longer than people read, so that a file of one long line does not make a report that is
// the square of its size. `docs/diagnostics-format.md` describes each member.

extension Diagnostic.Excerpt: Codable {
    private enum CodingKeys: String, CodingKey {
        case line, omitted, length
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            line: try container.decode(String.self, forKey: .line),
            omitted: try container.decodeIfPresent(Int.self, forKey: .omitted) ?? 0,
            length: try container.decode(Int.self, forKey: .length))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(line, forKey: .line)
        try container.encode(omitted, forKey: .omitted)
        try container.encode(length, forKey: .length)
    }
}

extension Diagnostic.Related: Codable {
    private enum CodingKeys: String, CodingKey {
        case position, note, source
    }

    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(String.self, forKey: .note),
            at: try container.decode(SourcePosition.self, forKey: .position),
            source: try container.decodeIfPresent(Diagnostic.Excerpt.self, forKey: .source))
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(position, forKey: .position)
        try container.encode(note, forKey: .note)
        try container.encodeIfPresent(source?.window(around: position.column).part, forKey: .source)
    }
}

extension Diagnostic: Codable {
    private enum CodingKeys: String, CodingKey {
        case code, severity, summary, position, source, hint, related
    }

    /// Reads what ``encode(to:)`` wrote, or what was written before problems had related places.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        self.init(
            try container.decode(DiagnosticCode.self, forKey: .code),
            try container.decode(String.self, forKey: .summary),
            at: try container.decodeIfPresent(SourcePosition.self, forKey: .position),
            source: try container.decodeIfPresent(Excerpt.self, forKey: .source),
            severity: try container.decode(Severity.self, forKey: .severity),
            hint: try container.decodeIfPresent(String.self, forKey: .hint),
            related: try container.decodeIfPresent([Related].self, forKey: .related) ?? [])
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(code, forKey: .code)
        try container.encode(severity, forKey: .severity)
        try container.encode(summary, forKey: .summary)
        try container.encodeIfPresent(position, forKey: .position)
        try container.encodeIfPresent(source?.window(around: position?.column ?? 1).part, forKey: .source)
        try container.encodeIfPresent(hint, forKey: .hint)
        try container.encode(related, forKey: .related)
    }
}
