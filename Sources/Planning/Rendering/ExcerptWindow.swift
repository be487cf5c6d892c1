extension Diagnostic.Excerpt {
    /// The part of a line that is shown.
    struct Window {
        var part: Diagnostic.Excerpt
        var isCutBefore: Bool
        var isCutAfter: Bool
    }

    /// How many columns of a terminal are shown of a line, and how many of them stand before the place where the
    /// line has more on both sides.
    private static let columns = 100
    private static let columnsBefore = 40

    /// The part around a column, which counts from 1; the whole line if it is short.
    func window(around column: Int) -> Window {
        let scalars = line.unicodeScalars
        let place =
            scalars.index(scalars.startIndex, offsetBy: max(0, column - 1 - omitted), limitedBy: scalars.endIndex)
            ?? scalars.endIndex
        var lower = place
        var upper = place
        var width = 0
        func grow(to limit: Int, _ next: () -> String.UnicodeScalarView.Index?, _ take: (_ index: String.Index) -> Void)
        {
            while let index = next() {
                width += TerminalWidth.shown(scalars[index])
                guard width <= limit else { return width -= TerminalWidth.shown(scalars[index]) }
                take(index)
            }
        }
        func left() -> String.Index? { lower > scalars.startIndex ? scalars.index(before: lower) : nil }
        func right() -> String.Index? { upper < scalars.endIndex ? upper : nil }
        grow(to: Self.columnsBefore, left) { lower = $0 }
        grow(to: Self.columns, right) { upper = scalars.index(after: $0) }
        grow(to: Self.columns, left) { lower = $0 }
        let before = scalars.distance(from: scalars.startIndex, to: lower)
        let shown = scalars.distance(from: place, to: upper)
        let part = Self(
            line: String(scalars[lower..<upper]), omitted: omitted + before, length: max(1, min(length, shown)))
        return Window(
            part: part, isCutBefore: part.omitted > 0, isCutAfter: upper < scalars.endIndex)
    }
}
