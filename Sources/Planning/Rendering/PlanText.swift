/// A plan for people at a terminal.
public enum PlanText {
    /// - Parameters:
    ///   - color: whether to use ANSI colours.
    ///   - width: the columns of the terminal, to which long cells are wrapped; without it none is.
    public static func render(_ plan: Plan, _ context: PlanContext, color: Bool = false, width: Int? = nil) -> String {
        let view = PlanView(plan, context)
        let rows = view.items.flatMap { item in
            item.rows.enumerated().map { (cells($0.element, of: item, isFirst: $0.offset == 0), item.tone) }
        }
        let columns = TextColumns(rows.map(\.0), width: width)
        var lines = [header(view)]
        for (cells, tone) in rows {
            lines += columns.lines(cells).map { color ? "\(tone.sequence)\($0)\u{1B}[0m" : $0 }
        }
        if let line = view.emptyLine { lines.append(line) }
        for diagnostic in view.diagnostics { lines.append(DiagnosticText.render(diagnostic, color: color)) }
        lines.append(view.countLine)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func header(_ view: PlanView) -> String {
        let commit = view.commit.map { "@\($0.short)" } ?? ""
        let foreign = view.foreignAccounts > 0 ? ", \(view.foreignAccounts) of other owners" : ""
        return "Plan \(view.id.short)  \(Escaping.terminal(view.branch))\(commit)  organization "
            + "\(Escaping.terminal(view.scope.organization)), \(view.accounts) accounts\(foreign)"
    }

    private static func cells(_ row: PlanRow, of item: PlanItem, isFirst: Bool) -> [String] {
        let what = [row.what, row.hold?.note ?? ""].filter { !$0.isEmpty }.joined(separator: ", ")
        let head = isFirst ? ["\(item.symbol) \(item.kind)", item.name] : ["", ""]
        return (head + [what, row.origin]).map(Escaping.line)
    }
}

extension PlanItem.Tone {
    /// ANSI's sequence for its colour (ECMA-48, SGR).
    fileprivate var sequence: String {
        switch self {
        case .adds: "\u{1B}[32m"
        case .changes: "\u{1B}[33m"
        case .takesAway, .loosens: "\u{1B}[31m"
        }
    }
}
