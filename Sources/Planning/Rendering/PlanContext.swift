/// What a rendering says about a plan besides the plan: where it came from and what holds it back.
public struct PlanContext: Sendable {
    public var branch: String
    public var commit: CommitID?
    public var held: [HeldAction]
    /// What of the policy's change waits for an approval.
    public var heldPolicy: [PolicyEffect]

    public init(branch: String, commit: CommitID?, held: [HeldAction] = [], heldPolicy: [PolicyEffect] = []) {
        self.branch = branch
        self.commit = commit
        self.held = held
        self.heldPolicy = heldPolicy
    }

    /// Why an effect does not go ahead; `nil` if it does.
    func hold(on effect: Effect) -> HeldAction.Reason? {
        held.first { $0.effects.contains(effect) }?.reason
    }
}
