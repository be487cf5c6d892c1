import Planning

/// The status branch's front page: a table for people.
enum StatusReadme {
    static func render(_ facts: Facts, records: [AccountRecord]) -> String {
        let ready = records.count { $0.phase == .ready }
        var lines = [
            "# Accounts of \(Escaping.markdown(facts.policy.owner))", "",
            "As of \(Escaping.markdown(facts.source.branch)) at `\(facts.source.commit.short)`, organization "
                + "`\(facts.observed.organization)`: \(records.count) managed accounts, \(ready) ready.", "",
            "| Account | ID | Organizational unit | State | Phase | |", "|---|---|---|---|---|---|",
        ]
        for record in records {
            let cells = [
                record.key.description, record.accountID?.description ?? "", record.ou?.description ?? "",
                record.state?.rawValue ?? "", record.phase.rawValue, record.message ?? "",
            ]
            lines.append("| " + cells.map(Escaping.markdown).joined(separator: " | ") + " |")
        }
        lines.append("")
        if facts.gate.waitsForApproval {
            lines += [
                "## Waiting for approval", "",
                "See [plan \(facts.plan.id.short)](plans/\(facts.plan.id.short).md). An approver says yes with "
                    + "`reeve approve \(facts.plan.id.short)`.", "",
            ]
        }
        if !facts.plan.diagnostics.isEmpty {
            lines += ["## Problems", ""]
            for diagnostic in facts.plan.diagnostics {
                let place = diagnostic.position.map { "\(Escaping.markdown($0.description)): " } ?? ""
                let hint = diagnostic.hint.map { " (\(Escaping.markdown($0)))" } ?? ""
                lines.append("- \(place)\(diagnostic.code.rawValue) \(Escaping.markdown(diagnostic.summary))\(hint)")
            }
            lines.append("")
        }
        return lines.joined(separator: "\n")
    }
}
