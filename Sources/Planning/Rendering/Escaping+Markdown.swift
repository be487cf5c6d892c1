extension Escaping {
    /// For text in Markdown, also in a cell of a table: nothing ends the cell, opens a link, an image, code, HTML or
    /// mathematics, mentions a person or refers to an issue.
    ///
    /// Character references and backslashes keep Markdown's own syntax away. They do not keep the forge away, which
    /// looks for addresses, mentions and references in the text that Markdown has already read: there a space of no
    /// width stands between the sign and what it would act on. What GitHub makes of text is told in its "Basic writing
    /// and formatting syntax", "Autolinked references and URLs" and "Writing mathematical expressions", GitLab in
    /// "GitLab Flavored Markdown".
    ///
    /// - Parameter known: account IDs and commits that are what they look like, and stay whole.
    public static func markdown(_ text: String, known: Set<String> = []) -> String {
        var writer = MarkdownWriter(Array(replaceUnsafe(in: text).unicodeScalars), known: known)
        return writer.write()
    }

    /// For a name in Markdown: in code, from which it can be copied and in which a forge looks for nothing, if all of
    /// its characters are harmless there; else as ``markdown(_:)``.
    static func markdownName(_ text: String) -> String {
        let isPlain = text.utf8.allSatisfy { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "/"):
                true
            default: false
            }
        }
        return isPlain && !text.isEmpty ? "`\(text)`" : markdown(text)
    }
}
