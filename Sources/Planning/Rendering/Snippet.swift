/// The line that is meant and the carets under it, as a terminal shows them.
struct Snippet {
    var line: String
    var carets: String

    /// - Parameter column: Where the carets begin; counts Unicode scalars of the file's line from 1.
    init(_ excerpt: Diagnostic.Excerpt, column: Int) {
        let window = excerpt.window(around: column)
        let scalars = window.part.line.unicodeScalars
        let offset = max(0, column - 1 - window.part.omitted)
        line =
            (window.isCutBefore ? "…" : "") + Escaping.terminal(window.part.line) + (window.isCutAfter ? "…" : "")
        let under = Self.blank(under: scalars.prefix(offset), " ")
        let marked = Self.blank(under: scalars.dropFirst(offset).prefix(window.part.length), "^")
        carets = (window.isCutBefore ? " " : "") + under + (marked.contains("^") ? marked : "^")
    }

    /// As wide as the text is on a terminal. Tabs stay, so that both lines jump to the same column.
    private static func blank(under scalars: some Sequence<Unicode.Scalar>, _ mark: String) -> String {
        scalars.map { $0 == "\t" ? "\t" : String(repeating: mark, count: TerminalWidth.shown($0)) }.joined()
    }
}
