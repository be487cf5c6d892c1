/// Decides which effects of a plan may be applied now: policy, budgets, approvals, and what is under way.
public struct Gate: Sendable {
    public let approved: [ApprovedAction]
    public let held: [HeldAction]
    /// What becomes looser in the policy, for the passes that follow: this one is held to what was in force.
    public let approvedPolicy: [ApprovedPolicyEffect]
    /// What waits for an approval.
    public let heldPolicy: [PolicyEffect]
    /// Whether AWS is making accounts, whoever asked for them.
    public let hasCreatesInFlight: Bool
    /// Approvals that hold, and of which something has changed since they were given.
    public let overtaken: [OvertakenApproval]

    /// - Parameter now: seconds since 1970.
    public init(
        plan: Plan, approvals: [VerifiedApproval], history: History, observed: ObservedState, now: Int
    ) {
        var run = GateRun(plan: plan, approvals: approvals, history: history, observed: observed, now: now)
        for action in plan.actions.sorted(by: Action.isDueBefore) { run.decide(action) }
        approved = run.approved
        held = run.held
        hasCreatesInFlight = !run.running.isEmpty
        let people = plan.policyChange?.people ?? []
        let effects = plan.policyChange?.effects ?? []
        approvedPolicy = effects.compactMap { effect in
            run.approvals.approval(of: effect.digest, notBy: people).map {
                ApprovedPolicyEffect(effect: effect, approval: $0)
            }
        }
        let letThrough = Set(approvedPolicy.map(\.effect))
        heldPolicy = effects.filter { !letThrough.contains($0) }
        overtaken = run.approvals.overtaken(by: plan.digests)
    }

    /// The ids of the approvals that let something through.
    public var usedApprovals: Set<Digest> {
        Set(approved.compactMap(\.approval?.id) + approvedPolicy.map(\.approval.id))
    }

    /// Whether a person has to do something before everything in the plan can be applied.
    public var waitsForApproval: Bool {
        !heldPolicy.isEmpty || held.contains(where: \.reason.isForApprover)
    }
}

private struct GateRun {
    let plan: Plan
    let approvals: UsableApprovals
    let policy: Policy
    let history: History
    let now: Int
    let tally: BudgetTally
    var approved: [ApprovedAction] = []
    var held: [HeldAction] = []
    let running: [ObservedCreate]
    private var namesInFlight: Set<String>
    private var freeSlots: Int
    private var awaitingClaim: Set<AccountKey> = []
    private var begun: [ActionKind: Int] = [:]

    init(plan: Plan, approvals: [VerifiedApproval], history: History, observed: ObservedState, now: Int) {
        self.plan = plan
        policy = plan.policy
        self.history = history
        self.now = now
        self.approvals = UsableApprovals(approvals, plan: plan, history: history, now: now)
        tally = BudgetTally(plan: plan, history: history, now: now)
        running = observed.creates.filter { $0.progress == .inProgress }
        namesInFlight = Set(running.map(\.name))
        freeSlots = max(0, policy.concurrency - running.count)
    }

    mutating func decide(_ action: Action) {
        switch action.progress {
        case .inFlight(let request): return hold(action, action.effects, .inFlight(request: request))
        case .failed(_, let reason):
            if let held = held(action, after: CreateFailure(reason)) { return hold(action, action.effects, held) }
        // Begun under an approval that stands; what is left belongs to it, if the file still asks for the same.
        case .finishing where isAsBegun(action) && !isStalled(action):
            return allow(action, action.effects, approval: nil)
        case .finishing, .notBegun, .unanswered: break
        }
        if awaitingClaim.contains(action.key) { return hold(action, action.effects, .awaitsClaim) }
        let record = record(of: action)
        var byApproval: [VerifiedApproval?: [Effect]] = [:]
        for effect in action.effects {
            if let reason = record?.stalls[effect.digest] {
                hold(action, [effect], .stalled(reason))
                continue
            }
            if let wait = record?.waits[effect.digest], !wait.isOver(at: now) {
                hold(action, [effect], .waits(wait))
                continue
            }
            switch permission(for: effect, of: action) {
            case .granted(let approval): byApproval[approval, default: []].append(effect)
            case .refused(let reason): hold(action, [effect], reason)
            }
        }
        let groups = byApproval.sorted { ($0.key?.id.description ?? "") < ($1.key?.id.description ?? "") }
        for (approval, effects) in groups { start(action, effects, approval) }
        if action.stage == .claim, groups.isEmpty { awaitingClaim.insert(action.key) }
    }

    /// What is known of the account's refusals; none of it counts once its file was changed.
    private func record(of action: Action) -> AccountRecord? {
        action.isAskedAnew ? nil : history.records[action.key]
    }

    private func isStalled(_ action: Action) -> Bool {
        let record = record(of: action)
        return action.effects.contains {
            record?.stalls[$0.digest] != nil || record?.waits[$0.digest]?.isOver(at: now) == false
        }
    }

    /// Why a create that failed does not begin again now; `nil` if it does.
    private func held(_ action: Action, after failure: CreateFailure) -> HeldAction.Reason? {
        switch failure.remedy {
        case .again: return nil
        case .wait(let seconds, let what):
            let waits = record(of: action)?.waits ?? [:]
            let known = action.effects.compactMap { waits[$0.digest] }.first
            guard let known else {
                let reason = "\(failure.reason): \(what)"
                return .waits(Wait(reason: reason, since: now, until: now + seconds))
            }
            return known.isOver(at: now) ? nil : .waits(known)
        case .person(let wayOut): return .stalled("\(failure.reason): \(wayOut)")
        }
    }

    private func isAsBegun(_ action: Action) -> Bool {
        let begun = history.records[action.key]?.create?.effect
        return action.effects.allSatisfy { $0.digest == begun }
    }

    private enum Permission {
        case granted(VerifiedApproval?)
        case refused(HeldAction.Reason)
    }

    private func permission(for effect: Effect, of action: Action) -> Permission {
        var explicit = policy.approval[action.kind] ?? .explicit
        if case .adopt(byEmailAlone: true) = effect.change { explicit = .explicit }
        let excess = tally.excess(of: action.kind)
        guard explicit == .explicit || excess != nil else { return .granted(nil) }
        let overridden = policy.overrides.contains {
            $0.account == action.key && $0.kind == action.kind && $0.until > now
        }
        if explicit == .explicit, let excess, !overridden {
            return .refused(.overBudget(excess + ", needs an override"))
        }
        if let approval = approvals.approval(of: effect.digest, notBy: action.people) { return .granted(approval) }
        return .refused(excess.map { .overBudget($0 + ", needs approval") } ?? .needsApproval)
    }

    private mutating func start(_ action: Action, _ effects: [Effect], _ approval: VerifiedApproval?) {
        for effect in effects {
            guard case .create(let account) = effect.change, action.beginsCreate else { continue }
            if namesInFlight.contains(account.name) { return hold(action, effects, .sameNameInFlight) }
            if freeSlots == 0 { return hold(action, effects, .noFreeSlot(concurrency: policy.concurrency)) }
            namesInFlight.insert(account.name)
            freeSlots -= 1
        }
        if let most = policy.provider.mostAtOnce(action.kind) {
            guard begun[action.kind, default: 0] < most else {
                return hold(action, effects, .noFreeSlot(concurrency: most))
            }
            begun[action.kind, default: 0] += 1
        }
        allow(action, effects, approval: approval)
    }

    private mutating func allow(_ action: Action, _ effects: [Effect], approval: VerifiedApproval?) {
        approved.append(ApprovedAction(action: action, effects: effects, approval: approval, scope: plan.scope))
    }

    private mutating func hold(_ action: Action, _ effects: [Effect], _ reason: HeldAction.Reason) {
        held.append(HeldAction(action: action, effects: effects, reason: reason))
    }
}
