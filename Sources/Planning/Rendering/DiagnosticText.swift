/// A problem for people at a terminal: a header, the line with carets under it, related places, a hint.
public enum DiagnosticText {
    /// - Returns: lines without a line feed at the end, safe to print whatever the files say.
    public static func render(_ diagnostic: Diagnostic, color: Bool) -> String {
        let style = Style(color: color)
        let (word, tint): (String, Style.Tint) =
            switch diagnostic.severity {
            case .error: ("error", .red)
            case .warning: ("warning", .yellow)
            }
        let place = diagnostic.position.map { style.paint("\(Escaping.terminal($0.description)):", .bold) + " " } ?? ""
        var lines = [
            place + style.paint("\(word)[\(diagnostic.code.rawValue)]:", tint) + " "
                + Escaping.terminal(diagnostic.summary)
        ]
        if let source = diagnostic.source, let position = diagnostic.position {
            lines += snippet(source, position, tint, style)
        }
        for related in diagnostic.related {
            lines.append(
                style.paint("\(Escaping.terminal(related.position.description)):", .bold) + " "
                    + style.paint("note:", .cyan) + " " + Escaping.terminal(related.note))
            if let source = related.source { lines += snippet(source, related.position, .cyan, style) }
        }
        if let hint = diagnostic.hint {
            lines.append(style.paint("hint:", .green) + " " + Escaping.terminal(hint))
        }
        return lines.joined(separator: "\n")
    }

    private static func snippet(
        _ source: Diagnostic.Excerpt, _ position: SourcePosition, _ tint: Style.Tint, _ style: Style
    ) -> [String] {
        let snippet = Snippet(source, column: position.column)
        let indent = snippet.carets.prefix { $0 != "^" }
        let carets = snippet.carets.dropFirst(indent.count)
        return ["    \(snippet.line)", "    \(indent)\(style.paint(String(carets), tint))"]
    }

    /// ANSI's sequences for colours (ECMA-48, SGR).
    private struct Style {
        let color: Bool

        enum Tint: String {
            case bold = "1"
            case red = "1;31"
            case green = "32"
            case yellow = "1;33"
            case cyan = "36"
        }

        func paint(_ text: String, _ tint: Tint) -> String {
            color ? "\u{1B}[\(tint.rawValue)m\(text)\u{1B}[0m" : text
        }
    }
}
