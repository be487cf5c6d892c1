/// Decides which effects of a plan may be applied now: policy, budgets, approvals, and what is under way.
public struct Gate: Sendable {
    public let approved: [ApprovedAction]
    public let held: [HeldAction]

    /// - Parameter now: seconds since 1970.
    public init(
        plan: Plan, approvals: [VerifiedApproval], policy: Policy, history: History, observed: ObservedState, now: Int
    ) {
        var run = GateRun(
            plan: plan, approvals: approvals, policy: policy, history: history, observed: observed, now: now)
        for action in plan.actions { run.decide(action) }
        approved = run.approved
        held = run.held
    }

    /// Whether a person has to do something before everything in the plan can be applied.
    public var waitsForApproval: Bool {
        held.contains(where: \.reason.isForApprover)
    }
}

private struct GateRun {
    let plan: Plan
    /// By each effect that they allow, in their order.
    let approvals: [Digest: [VerifiedApproval]]
    /// How far an approver's clock may be ahead, in seconds.
    private static let clockSkew = 300
    /// Work half done keeps its approval: it is used up effect by effect.
    let used: Set<UsedApproval>
    let policy: Policy
    let history: History
    let now: Int
    let tally: BudgetTally
    var approved: [ApprovedAction] = []
    var held: [HeldAction] = []
    private var namesInFlight: Set<String>
    private var freeSlots: Int
    private var awaitingClaim: Set<AccountKey> = []

    init(
        plan: Plan, approvals: [VerifiedApproval], policy: Policy, history: History, observed: ObservedState, now: Int
    ) {
        self.plan = plan
        self.policy = policy
        self.history = history
        self.now = now
        used = Self.used(in: history.audit)
        let valid = approvals.filter { approval in
            approval.approval.organization == plan.scope.organization && approval.approval.owner == plan.scope.owner
                // One that holds for longer than the policy allows is none: it was not made under it. The
                // approver's clock may be a little ahead.
                && (now + 1...now + policy.approvalExpires + Self.clockSkew).contains(approval.approval.expires)
                && policy.approvers.contains { $0.principal == approval.approval.principal }
        }
        self.approvals = valid.reduce(into: [:]) { byEffect, approval in
            for effect in Set(approval.approval.effects) { byEffect[effect, default: []].append(approval) }
        }
        tally = BudgetTally(plan: plan, policy: policy, history: history, now: now)
        let running = observed.creates.filter { $0.progress == .inProgress }
        namesInFlight = Set(running.map(\.name))
        freeSlots = max(0, policy.concurrency - running.count)
    }

    /// An approval is used up for an effect that it let through. Where the process died before it could say what
    /// became of what it had begun, it may go on with that; once something else was done to the account, what was
    /// begun must have been done, and the same effect again is another one.
    private static func used(in audit: [AuditEntry]) -> Set<UsedApproval> {
        var used: Set<UsedApproval> = []
        var begun: [AccountKey: Set<UsedApproval>] = [:]
        for entry in audit {
            let uses = entry.approval.map { id in entry.effects.map { UsedApproval(approval: id, effect: $0) } } ?? []
            if entry.outcome == AuditEntry.begun {
                begun[entry.account, default: []].formUnion(uses)
                continue
            }
            begun[entry.account]?.subtract(uses)
            guard entry.changedSomething else { continue }
            used.formUnion(uses)
            used.formUnion(begun.removeValue(forKey: entry.account) ?? [])
        }
        return used
    }

    mutating func decide(_ action: Action) {
        switch action.progress {
        case .inFlight(let request): return hold(action, action.effects, .inFlight(request: request))
        case .failed(_, let reason): return hold(action, action.effects, .stalled(reason))
        // Begun under an approval that stands; what is left belongs to it, if the file still asks for the same.
        case .finishing where isAsBegun(action) && !isStalled(action):
            return allow(action, action.effects, approval: nil)
        case .finishing, .notBegun: break
        }
        if awaitingClaim.contains(action.key) { return hold(action, action.effects, .awaitsClaim) }
        let stalls = history.records[action.key]?.stalls ?? [:]
        var byApproval: [VerifiedApproval?: [Effect]] = [:]
        for effect in action.effects {
            if let reason = stalls[effect.digest] {
                hold(action, [effect], .stalled(reason))
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

    private func isStalled(_ action: Action) -> Bool {
        let stalls = history.records[action.key]?.stalls ?? [:]
        return action.effects.contains { stalls[$0.digest] != nil }
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
        let approval = approvals[effect.digest]?.first { approval in
            !used.contains(UsedApproval(approval: approval.id, effect: effect.digest))
                && !action.people.contains(approval.approval.principal.lowercased())
        }
        if let approval { return .granted(approval) }
        return .refused(excess.map { .overBudget($0 + ", needs approval") } ?? .needsApproval)
    }

    private mutating func start(_ action: Action, _ effects: [Effect], _ approval: VerifiedApproval?) {
        for effect in effects {
            guard case .create(let account) = effect.change, action.progress == .notBegun else { continue }
            if namesInFlight.contains(account.name) { return hold(action, effects, .sameNameInFlight) }
            if freeSlots == 0 { return hold(action, effects, .noFreeSlot(concurrency: policy.concurrency)) }
            namesInFlight.insert(account.name)
            freeSlots -= 1
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

private struct UsedApproval: Hashable {
    var approval: Digest
    var effect: Digest
}
