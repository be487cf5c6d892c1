public import Planning

/// Which plan someone agreed to apply.
public enum PlanExpectation: Sendable {
    /// The plan of this id, or of the one id that begins so.
    case id(String)
    /// This very plan.
    case plan(PlanDocument)
    /// What is left of a plan with these effects, and nothing else.
    case rest(of: Set<Digest>)

    /// - Throws: with the code ``DiagnosticCode/planMoved`` if the plan is another one.
    func check(_ plan: Plan) throws(Diagnostic) {
        switch self {
        case .id(let id) where !plan.id.description.hasPrefix(id): throw Self.moved(plan, from: id)
        case .plan(let document) where document.id != plan.id: throw Self.moved(plan, from: document.id.short)
        case .rest(let effects):
            let more = plan.digests.subtracting(effects)
            guard !more.isEmpty else { return }
            throw Diagnostic(
                .planMoved, "\(more.count) effects were added to the plan meanwhile",
                hint: "what was agreed to has been begun; look at the plan above for the rest")
        case .id, .plan: break
        }
    }

    private static func moved(_ plan: Plan, from id: String) -> Diagnostic {
        Diagnostic(
            .planMoved, "the plan made now is \(plan.id.short), not \(id)",
            hint: "look at the plan above, and apply that if it is what you want")
    }

    /// Whether it is about what is left, once a plan was begun.
    public var isRest: Bool {
        if case .rest = self { true } else { false }
    }

    /// The plan that was agreed to, if it is known: it is named by its document, or was published under its id.
    func document(in snapshot: StatusSnapshot) -> PlanDocument? {
        switch self {
        case .plan(let document): document
        case .id(let id): snapshot.plan(id)
        case .rest: nil
        }
    }
}
