public import Planning

/// Which plan someone agreed to apply.
public enum PlanExpectation: Sendable {
    /// The plan of this id, or of the one id that begins so.
    case id(String)
    /// What is left of a plan with these effects, and nothing else.
    case rest(of: Set<Effect>)

    /// - Throws: with the code ``DiagnosticCode/planMoved`` if the plan is another one.
    func check(_ plan: Plan) throws(Diagnostic) {
        switch self {
        case .id(let id):
            guard !plan.id.description.hasPrefix(id) else { return }
            throw Diagnostic(
                .planMoved, "the plan made now is \(plan.id.short), not \(id)",
                hint: "look at the plan above, and apply that if it is what you want")
        case .rest(let effects):
            let more = Set(plan.actions.flatMap(\.effects)).subtracting(effects)
            guard !more.isEmpty else { return }
            throw Diagnostic(
                .planMoved, "\(more.count) effects were added to the plan meanwhile",
                hint: "what was agreed to has been begun; look at the plan above for the rest")
        }
    }
}
