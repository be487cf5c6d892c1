/// A plan for a page in Git or a comment on a pull request: counts, a table, the problems, and folded details.
///
/// Nothing that a file or AWS says can be more than text in it. What does not fit is left out whole and counted.
public enum PlanMarkdown {
    /// The most Unicode scalars that a rendering has.
    ///
    /// GitHub refuses the body of a pull request above 65,536 code points and a comment above 262,144 bytes, which is
    /// as many of four bytes each (measured in github.com/dead-claudia/github-limits, pull request 13). What is left
    /// is for the words of those who embed it.
    public static let limit = 60_000

    /// The most scalars of the branch's and the organization's name that are shown.
    private static let longestName = 250

    public static func render(_ plan: Plan, _ context: PlanContext, limit: Int = limit) -> String {
        let view = PlanView(plan, context)
        let head = head(view)
        let tail = ["Plan id: `\(view.id)`", ""]
        let room = MarkdownBudget(limit - MarkdownBudget.cost(of: head + tail))
        let body = PlanMarkdownBody(view, room: room)
        return (head + body.lines + tail).joined(separator: "\n")
    }

    private static func head(_ view: PlanView) -> [String] {
        let commit = view.commit.map { " at \($0.short)" } ?? ""
        let foreign = view.foreignAccounts > 0 ? ", \(view.foreignAccounts) of other owners" : ""
        return [
            "# Plan `\(view.id.short)`", "", ([view.countLine] + notes(view)).joined(separator: " "), "",
            "Branch \(name(view.branch))\(commit), organization \(name(view.scope.organization)), "
                + "\(view.accounts) accounts\(foreign).", "",
        ]
    }

    private static func notes(_ view: PlanView) -> [String] {
        let held = view.items.flatMap(\.rows).compactMap(\.hold)
        let approvals = held.count(where: \.isForApprover)
        let problems = view.diagnostics.count
        return [
            approvals > 0 ? "Waiting for an approver: \(approvals)." : nil,
            held.count > approvals ? "Waiting for something else: \(held.count - approvals)." : nil,
            problems > 0 ? "Problems: \(problems)." : nil,
        ].compactMap(\.self)
    }

    private static func name(_ text: String) -> String {
        let part = text.unicodeScalars.prefix(longestName)
        return Escaping.markdown(String(part)) + (part.endIndex < text.unicodeScalars.endIndex ? "…" : "")
    }
}
