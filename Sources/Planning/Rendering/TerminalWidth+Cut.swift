extension TerminalWidth {
    /// The text, or as much of it as fits into so many columns with an ellipsis after it.
    package static func cut(_ text: String, to width: Int) -> String {
        guard of(text) > width else { return text }
        var (result, columns) = ("", 0)
        for character in text {
            let next = of(String(character))
            if columns + next > width - 1 { break }
            result.append(character)
            columns += next
        }
        return width > 0 ? result + "…" : ""
    }
}
