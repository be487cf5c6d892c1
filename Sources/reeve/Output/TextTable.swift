import Planning

/// A table for people at a terminal, safe against what stands in its cells.
enum TextTable {
    static func render(header: [String], _ rows: [[String]]) -> String {
        let rows = [header] + rows.map { $0.map(Escaping.terminal) }
        let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        }.map { $0.reversed().drop { $0 == " " }.reversed() }.map { String($0) + "\n" }.joined()
    }
}
