import Planning

/// What one pass knows before it acts.
struct Facts {
    var source: SourceSnapshot
    var snapshot: StatusSnapshot
    var history: History
    var desired: DesiredState
    var observed: ObservedState
    var plan: Plan
    private(set) var gate: Gate
    /// Approvals that were taken back since the last pass.
    private(set) var newRevocations: [Revocation] = []
    /// When the first of it was read.
    var readAt: ContinuousClock.Instant

    /// - Parameter now: seconds since 1970.
    init(
        _ content: GitReading.Content, observed: ObservedState, plan: Plan, approvals: Approvals,
        readAt: ContinuousClock.Instant, now: Int
    ) {
        source = content.source
        snapshot = content.snapshot
        history = content.history
        desired = content.desired
        self.observed = observed
        self.plan = plan
        self.readAt = readAt
        gate = Gate(plan: plan, approvals: [], history: history, observed: observed, now: now)
        take(approvals, now: now)
    }

    /// Decides again, by what of the approvals that were used still holds. One that is new waits for the next pass:
    /// that it is used was not noted with the lease.
    mutating func retake(_ approvals: Approvals, now: Int) {
        let used = gate.usedApprovals
        var approvals = approvals
        approvals.granted.removeAll { !used.contains($0.id) }
        take(approvals, now: now)
    }

    /// Decides by these approvals and revocations what of the plan may be applied.
    private mutating func take(_ approvals: Approvals, now: Int) {
        let revocations = approvals.revocations(in: plan.scope).filter { !history.revoked.contains($0.revokes) }
        history.revoked.formUnion(revocations.map(\.revokes))
        newRevocations += revocations
        gate = Gate(plan: plan, approvals: approvals.granted, history: history, observed: observed, now: now)
    }

    /// What the plan's readers are told besides it.
    var context: PlanContext {
        PlanContext(
            branch: source.branch, commit: source.commit, held: gate.held, heldPolicy: gate.heldPolicy)
    }

    /// What the policy is to be after the pass.
    var policyRecord: PolicyRecord {
        let isSettled = gate.heldPolicy.isEmpty
        return PolicyRecord(
            rules: plan.rules(after: gate.approvedPolicy), settledAt: isSettled ? nil : history.policyBase)
    }

    /// Whether the status branch has been silent for half of the time that its readers may rely on it.
    func isHeartbeatDue(now: Int) -> Bool {
        snapshot.committedAt.map { now - $0 >= plan.policy.maxSnapshotAge / 2 } ?? false
    }
}
