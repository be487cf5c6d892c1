import Planning

/// Accounts for people at a terminal.
enum StatusTable {
    static func render(_ records: [AccountRecord]) -> String {
        TextTable.render(
            header: ["ACCOUNT", "ID", "OU", "STATE", "PHASE", ""],
            records.map { record in
                [
                    record.key.description, record.accountID?.description ?? "", record.ou?.description ?? "",
                    record.state?.rawValue ?? "", record.phase.rawValue, record.message ?? "",
                ]
            })
    }
}
