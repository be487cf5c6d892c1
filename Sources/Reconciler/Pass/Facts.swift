import Planning

/// What one pass knows before it acts.
struct Facts {
    var source: SourceSnapshot
    var snapshot: StatusSnapshot
    var history: History
    var desired: DesiredState
    var policy: Policy
    var observed: ObservedState
    var plan: Plan
    var gate: Gate
    /// When the first of it was read.
    var readAt: ContinuousClock.Instant

    /// Whether the status branch has been silent for half of the time that its readers may rely on it.
    func isHeartbeatDue(now: Int) -> Bool {
        snapshot.committedAt.map { now - $0 >= policy.maxSnapshotAge / 2 } ?? false
    }
}
