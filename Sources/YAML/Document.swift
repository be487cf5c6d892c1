internal import CYAML

/// One YAML document, read strictly.
public struct Document: Sendable {
    /// The root; `nil` if the document is empty, or could not be read to its end.
    public let root: Node?
    /// Everything that is wrong, in the order of the text; empty if the document is good.
    public let problems: [YAMLProblem]

    /// The deepest nesting that is read.
    public static let maximumDepth = 32

    /// libyaml's version.
    public static var libraryVersion: String { String(cString: yaml_get_version_string()) }

    /// Reads a document. What is wrong with it stands in ``problems``; this never fails.
    public init(parsing bytes: [UInt8]) {
        let text = TextScan.hasByteOrderMark(bytes) ? Array(bytes.dropFirst(3)) : bytes
        if let problem = TextScan.problem(in: text) {
            root = nil
            problems = [problem]
            return
        }
        var composer = Composer()
        root = EventReader.withEvents(of: text) { composer.compose($0) }
        problems = Self.moved(composer.problems, into: text)
    }

    /// The problems, none of them past the end of what is written.
    private static func moved(_ problems: [YAMLProblem], into text: [UInt8]) -> [YAMLProblem] {
        guard !problems.isEmpty else { return [] }
        let end = TextScan.end(of: text)
        return problems.map { $0.moved(before: end) }
    }
}
