/// A plan for people at a terminal.
public enum PlanText {
    /// - Parameter color: whether to use ANSI colours.
    public static func render(_ plan: Plan, _ context: PlanContext, color: Bool = false) -> String {
        var lines = [header(plan, context)]
        let rows = plan.actions.flatMap { action in
            action.effects.sorted { place($0) < place($1) }
                .enumerated().map { row($0.element, in: action, first: $0.offset == 0, plan, context) }
        }
        let keyWidth = rows.map(\.key.count).max() ?? 0
        let whatWidth = min(48, rows.map(\.what.count).max() ?? 0)
        for row in rows {
            let head = "\(row.symbol) \(pad(row.kind, 8))  \(pad(row.key, keyWidth))"
            let line = "\(head)  \(pad(row.what, whatWidth))  \(row.origin)"
            lines.append(color ? row.color + line + "\u{1B}[0m" : trimEnd(line))
        }
        if let line = plan.emptyLine { lines.append(line) }
        for diagnostic in plan.diagnostics { lines.append(DiagnosticText.render(diagnostic, color: color)) }
        lines.append(plan.countLine)
        return lines.joined(separator: "\n") + "\n"
    }

    private static func header(_ plan: Plan, _ context: PlanContext) -> String {
        let commit = context.commit.map { "@\($0.short)" } ?? ""
        let foreign = plan.foreignAccounts > 0 ? ", \(plan.foreignAccounts) of other owners" : ""
        return "Plan \(plan.id.short)  \(Escaping.terminal(context.branch))\(commit)  organization "
            + "\(Escaping.terminal(plan.scope.organization)), \(plan.organizationAccounts) accounts\(foreign)"
    }

    /// Effects stand in the order of the file's text.
    private static func place(_ effect: Effect) -> (Int, Int, Digest) {
        (effect.position?.line ?? 0, effect.position?.column ?? 0, effect.digest)
    }

    private struct Row {
        var symbol: String
        var kind: String
        var key: String
        var what: String
        var origin: String
        var color: String
    }

    private static func row(
        _ effect: Effect, in action: Action, first: Bool, _ plan: Plan, _ context: PlanContext
    ) -> Row {
        let what = [effect.summary, context.hold(on: effect)?.note ?? ""].filter { !$0.isEmpty }.joined(
            separator: ", ")
        return Row(
            symbol: first ? action.kind.symbol : " ", kind: first ? action.kind.rawValue : "",
            key: first ? action.key.description : "", what: Escaping.terminal(what),
            origin: Escaping.terminal(action.origin(of: effect)), color: color(of: action.kind))
    }

    private static func color(of kind: ActionKind) -> String {
        switch kind {
        case .create, .adopt: "\u{1B}[32m"
        case .move, .update: "\u{1B}[33m"
        case .unmanage, .close: "\u{1B}[31m"
        }
    }

    private static func pad(_ text: String, _ width: Int) -> String {
        text + String(repeating: " ", count: max(0, width - text.count))
    }

    private static func trimEnd(_ text: String) -> String {
        var text = Substring(text)
        while text.last == " " { text.removeLast() }
        return String(text)
    }
}
