import Planning
import Reconciler

/// How far passes have come, account by account: what is in flight, done, waiting and stalled. Pure.
///
/// Times are readings of one monotonic clock.
struct Progress: Sendable {
    /// An account on which something is under way: one request, or the making of an account over several passes.
    struct Flight: Sendable, Equatable {
        var key: AccountKey
        var kind: ActionKind
        /// The organizational unit of an account that is being made.
        var unit: String?
        var since: ContinuousClock.Instant
        /// Whether it was under way before this process looked, so that `since` is only when it did.
        var isOlder = false
    }

    private var flights: [AccountKey: Flight] = [:]
    private var outstanding: [AccountKey: Set<Digest>] = [:]
    private var waiting: [AccountKey: ActionKind] = [:]
    private(set) var pace = Pace()
    private(set) var done: Set<AccountKey> = []
    private(set) var stalled: Set<AccountKey> = []
    /// What waits for an approver.
    private(set) var forApproval: Set<AccountKey> = []
    private(set) var hasPlan = false

    /// What is in flight, the oldest first.
    var inFlight: [Flight] { flights.values.sorted { ($0.since, $0.key) < ($1.since, $1.key) } }
    var waitingCount: Int { waiting.count }

    /// How long it will be until nothing is in flight or waits for a slot; `nil` if nothing is, or nothing is known of
    /// how long it takes.
    func remaining(at now: ContinuousClock.Instant) -> Duration? {
        pace.remaining(inFlight: inFlight, waiting: waiting.values.sorted(), at: now)
    }

    /// Takes in what happened.
    mutating func take(_ event: PassEvent, at now: ContinuousClock.Instant) {
        switch event {
        case .planned(let plan, let gate, _): look(plan, gate, at: now)
        case .performing(let action):
            let key = action.action.key
            waiting[key] = nil
            if flights[key] == nil {
                flights[key] = Flight(key: key, kind: action.action.kind, unit: action.unit, since: now)
            }
        case .finished(let action, let outcomes): end(action, outcomes, at: now)
        case .moved, .committed, .throttled, .approvalsUnread, .inDoubt: break
        }
    }

    /// A plan says what there is to do; all that was known before gives way to it.
    private mutating func look(_ plan: Plan, _ gate: Gate, at now: ContinuousClock.Instant) {
        hasPlan = true
        pace.slots = plan.policy.concurrency
        let held = Dictionary(grouping: gate.held, by: \.action.key)
        let actions = Dictionary(grouping: plan.actions, by: \.key)
        outstanding = actions.mapValues { Set($0.flatMap(\.effects).map(\.digest)) }
        stalled = Set(held.filter { $0.value.contains { $0.isStalled } }.keys)
        forApproval = Set(held.filter { $0.value.contains { $0.reason.isForApprover } }.keys).subtracting(stalled)
        done.subtract(actions.keys)
        for (key, flight) in flights where actions[key] == nil { land(flight, at: now) }
        flights = flights.filter { key, _ in
            !stalled.contains(key) && actions[key, default: []].contains(where: \.isBegunCreate)
        }
        for action in plan.actions where action.isInFlight && !stalled.contains(action.key) {
            if flights[action.key] == nil {
                flights[action.key] = Flight(
                    key: action.key, kind: action.kind, unit: action.unit, since: now, isOlder: true)
            }
        }
        waiting = actions.compactMapValues(\.first?.kind).filter { key, _ in
            flights[key] == nil && !stalled.contains(key) && !forApproval.contains(key)
        }
    }

    private mutating func end(_ action: ApprovedAction, _ outcomes: [Outcome], at now: ContinuousClock.Instant) {
        let key = action.action.key
        waiting[key] = nil
        outstanding[key]?.subtract(outcomes.filter { $0.result == .applied }.map(\.effect.digest))
        if outcomes.contains(where: { if case .started = $0.result { true } else { false } }) { return }
        let flight = flights.removeValue(forKey: key)
        if outcomes.contains(where: { if case .stalled = $0.result { true } else { false } }) {
            stalled.insert(key)
        } else if let flight, outcomes.allSatisfy({ $0.result == .applied }) {
            land(flight, at: now)
        }
        if stalled.contains(key) || forApproval.contains(key) {
            done.remove(key)
        } else if outstanding[key, default: []].isEmpty {
            done.insert(key)
        } else {
            done.remove(key)
            waiting[key] = action.action.kind
        }
    }

    /// What was in flight has come to its end.
    private mutating func land(_ flight: Flight, at now: ContinuousClock.Instant) {
        if !flight.isOlder { pace.note(flight.kind, took: flight.since.duration(to: now)) }
        done.insert(flight.key)
    }
}

extension HeldAction {
    fileprivate var isStalled: Bool { if case .stalled = reason { true } else { false } }
}

extension Action {
    /// Whether AWS is making the account.
    fileprivate var isInFlight: Bool { if case .inFlight = progress { true } else { false } }

    /// Whether it goes on with an account whose making has begun.
    fileprivate var isBegunCreate: Bool { if case .finishing = progress { true } else { isInFlight } }

    fileprivate var unit: String? { effects.lazy.compactMap(\.unit).first }
}

extension ApprovedAction {
    fileprivate var unit: String? { effects.lazy.compactMap(\.unit).first }
}

extension Effect {
    /// The organizational unit of a new account.
    fileprivate var unit: String? {
        if case .create(let account) = change { account.ou.path.description } else { nil }
    }
}
