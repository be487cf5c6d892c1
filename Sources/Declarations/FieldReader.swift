import Planning
import YAML

/// Reads the fields of one file, and notes everything that is wrong with them.
struct FieldReader {
    let file: String
    private let bytes: [UInt8]
    /// Split once: a file may have a problem on every line.
    private lazy var lines = SourceTree.lines(of: bytes)
    private(set) var diagnostics: [Diagnostic] = []

    /// The largest file that is read.
    static let maximumBytes = 64 * 1024

    init(file: String, bytes: [UInt8]) {
        self.file = file
        self.bytes = bytes
    }

    /// The entries of the document's top level; `nil` if it has none that can be read.
    ///
    /// - Parameter empty: the way out where the file says nothing.
    mutating func document(ifEmpty empty: String) -> [Entry]? {
        guard bytes.count <= Self.maximumBytes else {
            diagnostics.append(.tooLarge(file, bytes.count))
            return nil
        }
        let document = Document(parsing: bytes)
        for problem in document.problems { report(problem) }
        guard let root = document.root else {
            if document.problems.isEmpty {
                report(.missingField, "the file is empty", at: Mark(line: 1, column: 1), hint: empty)
            }
            return nil
        }
        return mapping(root, "the file")
    }

    mutating func mapping(_ node: Node, _ what: String) -> [Entry]? {
        guard case .mapping(let entries) = node.kind else {
            if case .unread = node.kind { return nil }
            report(.wrongType, "\(what) is a map of keys to values", at: node.mark, hint: Self.indentHint(node))
            return nil
        }
        return entries
    }

    mutating func sequence(_ entry: Entry) -> [Node] {
        guard case .sequence(let items) = entry.value.kind else {
            if case .unread = entry.value.kind { return [] }
            report(.wrongType, "'\(entry.key)' is a list", at: entry.value.mark, hint: "write it as [a, b]")
            return []
        }
        return items
    }

    /// The scalar as it was written, whatever YAML would make of it: `00042` and `NO` stay.
    mutating func string(_ node: Node, _ name: String) -> Sourced<String>? {
        guard case .scalar(let scalar) = node.kind else {
            if case .unread = node.kind { return nil }
            report(.wrongType, "'\(name)' is text", at: node.mark)
            return nil
        }
        guard !scalar.isNull else {
            report(
                .wrongType, "'\(name)' has no value", at: node.mark,
                hint: scalar.text.isEmpty
                    ? "write \"\" if the empty text is meant"
                    : "'\(scalar.text)' is YAML's word for nothing: quote it if the word is meant")
            return nil
        }
        return Sourced(scalar.text, at: position(node.mark))
    }

    /// One of the words that a type knows.
    mutating func word<Word: RawRepresentable & CaseIterable>(_ entry: Entry, _: Word.Type) -> Sourced<Word>?
    where Word.RawValue == String {
        guard let text = string(entry.value, entry.key) else { return nil }
        guard let word = Word(rawValue: text.value) else {
            let known = Word.allCases.map(\.rawValue)
            let near = Nearest.match(for: text.value, among: known).map { "did you mean '\($0)'?" }
            report(
                .invalidValue, "'\(entry.key)' cannot be '\(text.value)'", at: entry.value.mark,
                hint: near ?? "it is one of: \(known.joined(separator: ", "))")
            return nil
        }
        return Sourced(word, at: text.position)
    }

    /// Where nothing stands, what belongs there most often stands below and is not indented.
    private static func indentHint(_ node: Node) -> String? {
        if case .scalar(let scalar) = node.kind, scalar.isNull { "indent the lines that belong to it" } else { nil }
    }

    /// YAML's merge key, whose alias has been refused.
    static func isMergeKey(_ entry: Entry) -> Bool {
        if entry.key == "<<", case .unread = entry.value.kind { true } else { false }
    }

    mutating func unknown(_ entry: Entry, known: some Sequence<String>) {
        if Self.isMergeKey(entry) { return }
        let near = Nearest.match(for: entry.key, among: known).map { "did you mean '\($0)'?" }
        report(
            .unknownKey, "unknown key '\(entry.key)'", at: entry.keyMark,
            hint: near ?? "known keys: \(known.sorted().joined(separator: ", "))")
    }

    mutating func report(
        _ code: DiagnosticCode, _ summary: String, at mark: Mark, hint: String? = nil,
        related: [Diagnostic.Related] = []
    ) {
        diagnostics.append(
            Diagnostic(
                code, summary, at: position(mark), source: code.isAboutAWholeFile ? nil : excerpt(mark), hint: hint,
                related: related))
    }

    mutating func report(_ problems: [Diagnostic]) { diagnostics += problems }

    func position(_ mark: Mark) -> SourcePosition {
        SourcePosition(file: file, line: mark.line, column: mark.column)
    }

    private mutating func report(_ problem: YAMLProblem) {
        let (code, hint): (DiagnosticCode, String?) =
            switch problem.kind {
            case .syntax: (.yamlSyntax, isIndentedWithTabs(problem.mark) ? "indent with spaces, not with tabs" : nil)
            case .notUTF8: (.notUTF8, "save the file as UTF-8")
            case .duplicateKey: (.duplicateKey, "remove one of the two")
            case .refused: (.yamlFeatureRefused, "write the value out")
            case .tooDeep: (.yamlFeatureRefused, "an account file needs no more than a few levels")
            }
        diagnostics.append(
            Diagnostic(
                code, problem.message, at: position(problem.mark), source: excerpt(problem.mark),
                hint: problem.hint ?? hint,
                related: related(to: problem)))
    }

    /// Where the cause of a problem may stand: a parser gives up behind it.
    private mutating func related(to problem: YAMLProblem) -> [Diagnostic.Related] {
        let beginnings = problem.beginning.map {
            [($0, problem.kind == .duplicateKey ? "it stands here first" : "it begins here")]
        }
        var marks: [(mark: Mark, note: String)] = beginnings ?? []
        var seen = Set([problem.mark.line] + marks.map(\.mark.line))
        if let before = problem.before, seen.insert(before.line).inserted {
            marks.append((before, "the value before it begins here"))
        }
        if problem.kind == .syntax, !problem.isUnclosed, let line = lastLine(before: problem.mark.line),
            seen.insert(line.line).inserted
        {
            marks.append((line, "this stands before it"))
        }
        return marks.map { .init($0.note, at: position($0.mark), source: excerpt($0.mark)) }
    }

    /// The last line before another on which something stands.
    private mutating func lastLine(before line: Int) -> Mark? {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
        guard let index = lines.prefix(max(0, line - 1)).lastIndex(where: { !$0.unicodeScalars.allSatisfy(isBlank) })
        else { return nil }
        return Mark(line: index + 1, column: lines[index].unicodeScalars.prefix(while: isBlank).count + 1)
    }

    private mutating func isIndentedWithTabs(_ mark: Mark) -> Bool {
        lines.indices.contains(mark.line - 1)
            && lines[mark.line - 1].prefix { $0 == " " || $0 == "\t" }.contains("\t")
    }

    private mutating func excerpt(_ mark: Mark) -> Diagnostic.Excerpt? {
        guard lines.indices.contains(mark.line - 1) else { return nil }
        let line = lines[mark.line - 1]
        guard !line.isEmpty else { return nil }
        return .init(line: line, length: max(1, min(mark.length, line.unicodeScalars.count - mark.column + 1)))
    }
}
