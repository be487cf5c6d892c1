/// The columns of a plan at a terminal: sign and kind, subject, what, origin.
struct TextColumns {
    private static let gap = 2
    /// Sign and kind are never wrapped: there is room for the longest kind.
    private static let headWidth = 10
    /// Where nothing is wrapped, a cell that is wider than this pushes the rest of its line to the right.
    private static let widestWhat = 48
    /// A column is never made narrower than this.
    private static let narrowest = 8

    private var widths: [Int]
    private let wraps: Bool

    /// - Parameter width: the columns of the terminal, within which all cells are to be; `nil` if there is no bound.
    init(_ rows: [[String]], width: Int?) {
        widths = [Self.headWidth]
        for column in 1...3 { widths.append(rows.map { TerminalWidth.of($0[column]) }.max() ?? 0) }
        wraps = width != nil
        if let width { shrink(to: width) } else { widths[2] = min(Self.widestWhat, widths[2]) }
    }

    /// Takes from the widest column until all fit, or none can give any more.
    private mutating func shrink(to width: Int) {
        while widths.reduce(0, +) + Self.gap * (widths.count - 1) > width {
            guard let widest = (1...3).max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.narrowest else {
                return
            }
            widths[widest] -= 1
        }
    }

    /// The lines of one row, without spaces at their ends.
    func lines(_ cells: [String]) -> [String] {
        let parts = zip(cells, widths).enumerated().map { index, cell in
            wraps && index > 0 ? TerminalWidth.wrap(cell.0, to: max(cell.1, 1)) : [cell.0]
        }
        return (0..<(parts.map(\.count).max() ?? 0)).map { line in
            var text = ""
            // A cell that is wider than its column moves what follows it.
            for (part, width) in zip(parts, widths) {
                let cell = line < part.count ? part[line] : ""
                text += cell + String(repeating: " ", count: max(0, width - TerminalWidth.of(cell)) + Self.gap)
            }
            return String(text.reversed().drop { $0 == " " }.reversed())
        }
    }
}
