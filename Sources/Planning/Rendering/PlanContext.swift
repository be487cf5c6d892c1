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

    /// Why effects do not go ahead; an effect that does is not among them.
    var reasonsByEffect: [Digest: HeldAction.Reason] {
        var reasons: [Digest: HeldAction.Reason] = [:]
        for effect in heldPolicy { reasons[effect.digest] = .needsApproval }
        for held in held {
            for effect in held.effects where reasons[effect.digest] == nil { reasons[effect.digest] = held.reason }
        }
        return reasons
    }
}
