import Planning

/// Accounts for people at a terminal.
enum StatusTable {
    static func render(_ records: [AccountRecord]) -> String {
        let header = ["ACCOUNT", "ID", "OU", "STATE", "PHASE", ""]
        let rows =
            [header]
            + records.map { record in
                [
                    record.key.description, record.accountID?.description ?? "", record.ou?.description ?? "",
                    record.state?.rawValue ?? "", record.phase.rawValue, record.message ?? "",
                ].map(Escaping.terminal)
            }
        let widths = header.indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
        return rows.map { row in
            zip(row, widths).map { $0 + String(repeating: " ", count: $1 - $0.count) }.joined(separator: "  ")
        }.map { $0.reversed().drop { $0 == " " }.reversed() }.map { String($0) + "\n" }.joined()
    }
}
