/// An approval that holds, of effects that are no longer in the plan: what somebody agreed to has changed since.
public struct OvertakenApproval: Sendable, Equatable {
    public let approval: VerifiedApproval
    /// The effects that it has not let through and that nothing plans any more.
    public let effects: Set<Digest>
}
