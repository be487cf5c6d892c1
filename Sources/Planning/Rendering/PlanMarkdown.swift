/// A plan for a page in Git: a table, safe against what files and AWS say.
public enum PlanMarkdown {
    public static func render(_ plan: Plan, _ context: PlanContext) -> String {
        var lines = [
            "# Plan \(plan.id.short)", "",
            "Branch \(Escaping.markdown(context.branch))\(context.commit.map { " at \($0.short)" } ?? ""), organization "
                + "\(Escaping.markdown(plan.scope.organization)), \(plan.organizationAccounts) accounts.", "",
        ]
        if let line = plan.emptyLine {
            lines.append(line)
        } else {
            lines += ["| | Action | Account | What | From | Held |", "|---|---|---|---|---|---|"]
            for action in plan.actions {
                for effect in action.effects {
                    let cells = [
                        action.kind.symbol, action.kind.rawValue, action.key.description, effect.summary,
                        action.origin(of: effect), context.hold(on: effect)?.note ?? "",
                    ]
                    lines.append("| " + cells.map(Escaping.markdown).joined(separator: " | ") + " |")
                }
            }
        }
        lines += ["", plan.countLine, ""]
        if !plan.diagnostics.isEmpty {
            lines += ["## Problems", ""]
            for diagnostic in plan.diagnostics {
                let place = diagnostic.position.map { " \(Escaping.markdown($0.description))" } ?? ""
                lines.append("- \(diagnostic.code.rawValue)\(place): \(Escaping.markdown(diagnostic.summary))")
            }
            lines.append("")
        }
        lines += ["Plan id: `\(plan.id)`", ""]
        return lines.joined(separator: "\n")
    }
}
