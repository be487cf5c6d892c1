/// What is wrong with a document, and where.
public struct YAMLProblem: Error, Sendable, Hashable {
    public enum Kind: Sendable, Hashable {
        /// libyaml could not read it.
        case syntax
        case notUTF8
        case duplicateKey
        /// YAML has it, Reeve does not take it: anchors, aliases, tags, several documents, keys that are no
        /// scalars, line ends that no editor shows.
        case refused
        /// Nested deeper than the limit.
        case tooDeep
    }

    public var kind: Kind
    public var message: String
    public var mark: Mark
    /// Where what is wrong began: the quote that is not closed, the key that stands there already.
    public var beginning: Mark?
    /// Whether quotes or brackets were not closed: then the cause is not before where they began.
    public var isUnclosed = false
    /// Where the value begins that was last read to its end: a quote in it may close too late, or its indentation be
    /// too deep.
    public var before: Mark?
    /// The way out, where it is not that of every problem of this kind.
    public var hint: String?

    public init(_ kind: Kind, _ message: String, at mark: Mark, beginning: Mark? = nil, hint: String? = nil) {
        self.kind = kind
        self.message = message
        self.mark = mark
        self.beginning = beginning
        self.hint = hint
    }

    /// The same problem, but not past the end of what is written: what libyaml misses there, it finds on a line
    /// that no editor and no review has.
    func moved(before end: Mark) -> YAMLProblem {
        guard (end.line, end.column) < (mark.line, mark.column) else { return self }
        var problem = self
        problem.mark = end
        return problem
    }
}
