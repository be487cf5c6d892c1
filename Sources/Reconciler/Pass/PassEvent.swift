public import Planning

/// What happens in a pass, as it happens.
public enum PassEvent: Sendable {
    case planned(Plan, Gate, PlanContext)
    /// The plan is not the one that somebody agreed to.
    case moved(PlanDelta)
    case performing(ApprovedAction)
    case finished(ApprovedAction, [Outcome])
    /// The status branch got a commit.
    case committed(revision: String)
    /// AWS refused requests of the pass because they were too many, or they waited so that it would not.
    case throttled(ProviderTraffic)
    /// Nothing of the approvals branch can be read, so that nothing is approved.
    case approvalsUnread(Diagnostic)
    /// Nothing may be written, for these reasons.
    case inDoubt([Diagnostic])
}
