/// The parts of a plan in Markdown that may not all fit: first the details are left out, then rows and problems.
struct PlanMarkdownBody {
    /// For the headings and for what is said of what was left out.
    private static let reserve = 1_500

    private(set) var lines: [String] = []

    init(_ view: PlanView, room: MarkdownBudget) {
        var room = room
        _ = room.split(Self.reserve)
        let entries = view.items.flatMap { item in item.rows.map { Entry(item: item, row: $0) } }
        let rows = entries.map { [$0.tableRow] }
        let problems = view.diagnostics.map { [Self.line($0)] }
        let problemsCost = MarkdownBudget.cost(of: problems.joined().map(\.self))
        let rowsCost = MarkdownBudget.cost(of: rows.joined().map(\.self))

        // Rows leave the problems a quarter, and more if they need less themselves.
        var share = room.split(min(problemsCost, max(room.left / 4, room.left - rowsCost)))
        let problemsShown = share.takePrefix(of: problems)
        room.merge(share)
        // The weightiest rows first, then all that are shown in the plan's order.
        let byWeight = rows.indices.sorted { (entries[$0].weight, $0) < (entries[$1].weight, $1) }
        let rowsShown = Set(byWeight.prefix(room.takePrefix(of: byWeight.map { rows[$0] })))
        var details: [[String]] = []
        if rowsShown.count == rows.count, problemsShown == problems.count {
            details = entries.map(\.details)
            details = Array(details.prefix(room.takePrefix(of: details)))
        }

        if let line = view.emptyLine { lines += [line, ""] }
        if !rows.isEmpty {
            lines += ["| | Action | Account | What | From | Held |", "|---|---|---|---|---|---|"]
            lines += rows.indices.filter(rowsShown.contains).flatMap { rows[$0] } + [""]
        }
        if rowsShown.count < rows.count { lines += [Self.summary(entries, shown: rowsShown, view), ""] }
        if !problems.isEmpty { lines += ["## Problems", ""] + problems.prefix(problemsShown).joined() + [""] }
        if problemsShown < problems.count {
            lines += ["\(problemsShown) of \(problems.count) problems are shown.", ""]
        }
        if !details.isEmpty { lines += Self.folded(details, of: rows.count) }
    }

    private static func line(_ diagnostic: Diagnostic) -> String {
        let place = diagnostic.position.map { " \($0)" } ?? ""
        let hint = diagnostic.hint.map { " (\($0))" } ?? ""
        // As one text: what one part ends with and the next begins with may mean something together.
        return "- " + Escaping.markdown("\(diagnostic.code.rawValue)\(place): \(diagnostic.summary)\(hint)")
    }

    private static func summary(_ entries: [Entry], shown: Set<Int>, _ view: PlanView) -> String {
        let words = [("policy", "of policy")] + ActionKind.allCases.map { ($0.rawValue, "to \($0.rawValue)") }
        let kinds = words.compactMap { kind, words -> String? in
            let all = entries.indices.filter { entries[$0].item.kind == kind }
            return all.isEmpty ? nil : "\(all.count(where: shown.contains)) of \(all.count) \(words)"
        }
        return "**\(shown.count) of \(entries.count) effects are shown**, first those that wait for an approver and "
            + "those that take away: \(kinds.joined(separator: ", ")). `reeve plan` shows the whole of plan "
            + "`\(view.id.short)`."
    }

    /// One block of code: a value cannot end it, since no line of it begins with one.
    private static func folded(_ details: [[String]], of count: Int) -> [String] {
        let number = details.count < count ? "\(details.count) of \(count)" : "\(count)"
        return ["<details>", "<summary>Details (\(number))</summary>", "", "```text"] + details.joined().dropLast()
            + ["```", "", "</details>", ""]
    }
}
