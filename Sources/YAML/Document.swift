/// One YAML document, read strictly.
public struct Document: Sendable {
    /// The root; `nil` if the document is empty, or could not be read to its end.
    public let root: Node?
    /// Everything that is wrong, in the order of the text; empty if the document is good.
    public let problems: [YAMLProblem]

    /// The deepest nesting that is read.
    public static let maximumDepth = 32

    /// Reads a document. What is wrong with it stands in ``problems``; this never fails.
    public init(parsing bytes: [UInt8]) {
        if let mark = Self.firstInvalidUTF8(in: bytes) {
            root = nil
            problems = [YAMLProblem(.notUTF8, "the file is not UTF-8", at: mark)]
            return
        }
        var composer = Composer()
        root = EventReader.withEvents(of: bytes) { composer.compose($0) }
        problems = composer.problems
    }

    private static func firstInvalidUTF8(in bytes: [UInt8]) -> Mark? {
        guard String(validating: bytes, as: UTF8.self) == nil else { return nil }
        var line = 1
        for text in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            if String(validating: text, as: UTF8.self) == nil {
                var valid = text[...]
                while !valid.isEmpty, String(validating: valid, as: UTF8.self) == nil { valid = valid.dropLast() }
                return Mark(line: line, column: String(decoding: valid, as: UTF8.self).count + 1)
            }
            line += 1
        }
        return Mark(line: 1, column: 1)
    }
}
