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

    mutating func integer(_ entry: Entry, in range: ClosedRange<Int>) -> Int? {
        guard let text = string(entry.value, entry.key) else { return nil }
        guard let value = Int(text.value), range.contains(value) else {
            report(
                .invalidValue, "'\(entry.key)' is a whole number from \(range.lowerBound) to \(range.upperBound)",
                at: entry.value.mark)
            return nil
        }
        return value
    }

    /// A length of time such as `72h`, `30m` or `7d`, in seconds.
    mutating func duration(_ entry: Entry, most: Int = .max) -> Int? {
        guard let text = string(entry.value, entry.key) else { return nil }
        let units: [Character: Int] = ["s": 1, "m": 60, "h": 3600, "d": 86400]
        guard let unit = text.value.last.flatMap({ units[$0] }), let count = Int(text.value.dropLast()),
            (1...100_000).contains(count)
        else {
            report(
                .invalidValue, "'\(entry.key)' is a length of time", at: entry.value.mark,
                hint: "such as 72h, 30m or 7d")
            return nil
        }
        guard count * unit <= most else {
            report(.invalidValue, "'\(entry.key)' is at most \(most / 86400)d", at: entry.value.mark)
            return nil
        }
        return count * unit
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

    mutating func unknown(_ entry: Entry, known: some Sequence<String>) {
        // YAML's merge key: the alias has been refused.
        if entry.key == "<<", case .unread = entry.value.kind { return }
        let near = Nearest.match(for: entry.key, among: known).map { "did you mean '\($0)'?" }
        report(
            .unknownKey, "unknown key '\(entry.key)'", at: entry.keyMark,
            hint: near ?? "known keys: \(known.sorted().joined(separator: ", "))")
    }

    mutating func report(_ code: DiagnosticCode, _ summary: String, at mark: Mark, hint: String? = nil) {
        diagnostics.append(
            Diagnostic(
                code, summary, at: position(mark), source: code.isAboutAWholeFile ? nil : excerpt(mark), hint: hint))
    }

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
        report(code, problem.message, at: problem.mark, hint: problem.hint ?? hint)
        if let beginning = problem.beginning {
            diagnostics[diagnostics.count - 1].related = [
                .init("it begins here", at: position(beginning), source: excerpt(beginning))
            ]
        }
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
