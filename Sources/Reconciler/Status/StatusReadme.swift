import Planning

/// The status branch's front page: a table for people.
enum StatusReadme {
    static func render(_ facts: Facts, records: [AccountRecord]) -> String {
        let ready = records.count { $0.phase == .ready }
        var lines = [
            "# Accounts of \(Escaping.markdown(facts.plan.policy.owner))", "",
            "As of \(Escaping.markdown(facts.source.branch)) at `\(facts.source.commit.short)`, organization "
                + "`\(facts.observed.organization)`: \(records.count) managed accounts, \(ready) ready.", "",
        ]
        lines += rows(records)
        if facts.gate.waitsForApproval {
            lines += [
                "## Waiting for approval", "",
                "See [plan \(facts.plan.id.short)](plans/\(facts.plan.id.short).md). An approver says yes with "
                    + "`reeve approve \(facts.plan.id.short)`.", "",
            ]
        }
        lines += overtaken(facts)
        if !facts.plan.diagnostics.isEmpty {
            lines += ["## Problems", ""] + list(facts.plan.diagnostics)
        }
        return lines.joined(separator: "\n")
    }

    /// What was approved and has changed since: the approval does not cover what takes its place.
    private static func overtaken(_ facts: Facts) -> [String] {
        guard !facts.overtaken.isEmpty else { return [] }
        let now = PlanDocument(facts.plan, facts.context)
        return ["## Changed since it was approved", ""]
            + facts.overtaken.flatMap { overtaken -> [String] in
                let approval = overtaken.approval.approval
                let moved = facts.snapshot.plan(approval.plan.description).map {
                    PlanDelta(from: $0, to: now, of: overtaken.effects).changed
                }
                let head = "- Plan `\(approval.plan.short)`, approved by \(Escaping.markdown(approval.principal))"
                guard let moved else { return ["\(head): \(overtaken.effects.count) of its effects"] }
                return [head + ":"] + moved.map { "  - \(Escaping.markdown($0))" }
            } + [""]
    }

    /// The page while nothing may be written: why, and what was last known.
    static func render(doubts: [Diagnostic], records: [AccountRecord]) -> String {
        let lines =
            ["# Nothing is written", "", "The whole is in doubt, so Reeve changes nothing until this is mended:", ""]
            + list(doubts) + ["## Last known", ""] + rows(records)
        return lines.joined(separator: "\n")
    }

    private static func list(_ diagnostics: [Diagnostic]) -> [String] {
        diagnostics.map { diagnostic in
            let place = diagnostic.position.map { Escaping.markdown("\($0): ") } ?? ""
            let hint = diagnostic.hint.map { " (\(Escaping.markdown($0)))" } ?? ""
            return "- \(place)\(diagnostic.code.rawValue) \(Escaping.markdown(diagnostic.summary))\(hint)"
        } + [""]
    }

    private static func rows(_ records: [AccountRecord]) -> [String] {
        ["| Account | ID | Organizational unit | State | Phase | |", "|---|---|---|---|---|---|"]
            + records.map { record in
                let cells = [
                    record.key.description, record.accountID?.description ?? "", record.ou?.description ?? "",
                    record.state?.rawValue ?? "", record.phase.rawValue, record.message ?? "",
                ]
                let known = Set([record.accountID?.description].compactMap(\.self))
                return "| " + cells.map { Escaping.markdown($0, known: known) }.joined(separator: " | ") + " |"
            } + [""]
    }
}
