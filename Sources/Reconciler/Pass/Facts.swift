import Planning

/// What one pass knows before it acts.
struct Facts {
    var source: SourceSnapshot
    var snapshot: StatusSnapshot
    var history: History
    /// What of it does not stand on the status branch yet.
    let unreported: [AuditLine]
    var desired: DesiredState
    var observed: ObservedState
    var plan: Plan
    private(set) var gate: Gate
    /// Approvals that hold, and of which something has changed since they were given.
    private(set) var overtaken: [OvertakenApproval]
    /// What was let through when the lease was taken, and was not at the second look.
    private(set) var withheld: [(action: ApprovedAction, effects: [Effect])] = []
    /// Approvals that were taken back since the last pass.
    private(set) var newRevocations: [Revocation]
    /// Whether another pass has put rules in force since this one began.
    private(set) var isPolicyOvertaken = false
    /// Whether another pass has published what it observed since this one began.
    private(set) var isObservationOvertaken = false
    /// When the first of it was read.
    var readAt: ContinuousClock.Instant

    /// - Parameter now: seconds since 1970.
    init(
        _ content: GitReading.Content, observed: ObservedState, plan: Plan, approvals: Approvals,
        readAt: ContinuousClock.Instant, now: Int
    ) {
        source = content.source
        snapshot = content.snapshot
        unreported = content.unreported
        desired = content.desired
        self.observed = observed
        self.plan = plan
        self.readAt = readAt
        var history = content.history
        newRevocations = history.note(approvals.revocations(in: plan.scope))
        self.history = history
        gate = Gate(plan: plan, approvals: approvals.granted, history: history, observed: observed, now: now)
        overtaken = gate.overtaken
    }

    /// Decides again, by what of the approvals that were used still holds, each for what it was used for. Anything
    /// more waits for the next pass: that it is used was not noted with the lease.
    mutating func retake(_ approvals: Approvals, now: Int) {
        let (before, uses) = (gate, gate.uses)
        newRevocations += history.note(approvals.revocations(in: plan.scope))
        overtaken = decision(by: approvals.granted, now: now).overtaken
        gate = decision(by: approvals.granted.compactMap { $0.restricted(to: uses[$0.id] ?? []) }, now: now)
        let letThrough = Set(gate.approved.flatMap(\.effects))
        withheld = before.approved.compactMap { action in
            let effects = action.effects.filter { !letThrough.contains($0) }
            return effects.isEmpty ? nil : (action, effects)
        }
    }

    private func decision(by approvals: [VerifiedApproval], now: Int) -> Gate {
        Gate(plan: plan, approvals: approvals, history: history, observed: observed, now: now)
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

    /// Takes in what others committed to the status branch since. Rules that another pass put in force stand: it may
    /// have read a newer commit of the watched branch.
    mutating func rebase(onto newer: StatusSnapshot) {
        func hasChanged(_ path: String) -> Bool { newer.files[path] != snapshot.files[path] }
        if hasChanged(PolicyRecordFile.path) { isPolicyOvertaken = true }
        if hasChanged(StatusPaths.organization) { isObservationOvertaken = true }
        snapshot = newer
    }

    /// Whether the status branch has been silent for half of the time that its readers may rely on it.
    func isHeartbeatDue(now: Int) -> Bool {
        snapshot.committedAt.map { now - $0 >= plan.policy.maxSnapshotAge / 2 } ?? false
    }
}

extension History {
    /// Takes these approvals back.
    ///
    /// - Returns: those that were not taken back before.
    fileprivate mutating func note(_ revocations: [Revocation]) -> [Revocation] {
        let new = revocations.filter { !revoked.contains($0.revokes) }
        revoked.formUnion(new.map(\.revokes))
        return new
    }
}

extension Gate {
    /// After how long something that waits may go on; `nil` if nothing waits for a time.
    func dueIn(now: Int, after outcomes: [Outcome]) -> Duration? {
        let held = held.compactMap { if case .waits(let wait) = $0.reason { wait.until - now } else { nil } }
        let met = outcomes.compactMap { if case .waits(_, let seconds, _) = $0.result { seconds } else { nil } }
        return (held + met).min().map { .seconds(max($0, 0)) }
    }

    /// What each approval lets through, by its id.
    fileprivate var uses: [Digest: Set<Digest>] {
        var uses: [Digest: Set<Digest>] = [:]
        for action in approved {
            guard let approval = action.approval else { continue }
            uses[approval.id, default: []].formUnion(action.effects.map(\.digest))
        }
        for rule in approvedPolicy { uses[rule.approval.id, default: []].insert(rule.effect.digest) }
        return uses
    }
}

extension VerifiedApproval {
    /// The same approval as far as it is one of these effects; `nil` if it is of none.
    fileprivate func restricted(to effects: Set<Digest>) -> VerifiedApproval? {
        var part = approval
        part.effects.removeAll { !effects.contains($0) }
        return part.effects.isEmpty ? nil : VerifiedApproval(verified: id, approval: part)
    }
}
