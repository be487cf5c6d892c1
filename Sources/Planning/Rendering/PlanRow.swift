/// One effect of an item, as it is shown.
struct PlanRow: Sendable {
    let digest: Digest
    /// What the effect does, in a few words.
    let what: String
    /// Where it came from, in a few words.
    let origin: String
    let position: SourcePosition?
    let values: PlanValues
    /// Why it does not go ahead; `nil` if it does.
    let hold: HeldAction.Reason?

    init(_ effect: Effect, of action: Action, hold: HeldAction.Reason?) {
        digest = effect.digest
        what = effect.summary
        origin = action.origin(of: effect)
        position = effect.position
        values = PlanValues(effect)
        self.hold = hold
    }

    init(_ effect: PolicyEffect, hold: HeldAction.Reason?) {
        digest = effect.digest
        values = PlanValues(effect)
        what = "\(values.field) \(values.before ?? "(none)") → \(values.after ?? "(none)")"
        origin = "\(effect.position.file):\(effect.position.line)"
        position = effect.position
        self.hold = hold
    }

    var place: (Int, Int, Digest) { (position?.line ?? 0, position?.column ?? 0, digest) }
}
