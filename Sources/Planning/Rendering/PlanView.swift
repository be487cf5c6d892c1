/// What every rendering of a plan says, found once: text, Markdown and JSON differ in form alone.
struct PlanView: Sendable {
    let id: Digest
    let scope: PlanScope
    let branch: String
    let commit: CommitID?
    let accounts: Int
    let foreignAccounts: Int
    /// The change of the policy, and then in the order of the plan's actions.
    let items: [PlanItem]
    let diagnostics: [Diagnostic]
    /// How many accounts each kind of action touches.
    let countLine: String
    /// What stands in place of the items where there are none.
    let emptyLine: String?

    init(_ plan: Plan, _ context: PlanContext) {
        id = plan.id
        scope = plan.scope
        branch = context.branch
        commit = context.commit
        accounts = plan.organizationAccounts
        foreignAccounts = plan.foreignAccounts
        let holds = context.reasonsByEffect
        items =
            (plan.policyChange.map { [PlanItem($0, holds: holds)] } ?? [])
            + plan.actions.map { PlanItem($0, holds: holds) }
        diagnostics = plan.diagnostics
        countLine = plan.countLine
        emptyLine = plan.emptyLine
    }
}
