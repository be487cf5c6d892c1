/// What a code means: for `docs/errors.md`, which is made of these, and for reports that carry help with them.
public struct Explanation: Sendable, Hashable {
    /// Without a full stop. Markdown, like the rest.
    public var title: String
    /// What has gone wrong, and what Reeve does about it.
    public var cause: String
    public var example: Example
    public var wayOut: String

    /// Something that raises the problem.
    public struct Example: Sendable, Hashable {
        /// The language of the fenced block: `yaml`, `console`, `json` or `text`.
        public var language: String
        public var text: String

        init(_ language: String, _ text: String) {
            self.language = language
            self.text = text
        }
    }

    /// Cause, example and way out.
    public var markdown: String {
        "\(cause)\n\n```\(example.language)\n\(example.text)\n```\n\n**Way out:** \(wayOut)"
    }

    /// The fragment that leads to its heading on the page: GitHub's, of the code and the title.
    public func anchor(_ code: DiagnosticCode) -> String {
        let kept = "\(code.rawValue): \(title)".lowercased().unicodeScalars.filter {
            $0 == " " || $0 == "-" || $0 == "_" || $0.properties.isAlphabetic || $0.properties.numericType != nil
        }
        return String(String.UnicodeScalarView(kept)).split(separator: " ", omittingEmptySubsequences: false)
            .joined(separator: "-")
    }
}
