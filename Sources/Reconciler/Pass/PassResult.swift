public import Planning

/// How a pass ended.
public struct PassResult: Sendable {
    /// `nil` if there was no plan, because the whole was in doubt.
    public var plan: Plan?
    public var gate: Gate?
    public var outcomes: [Outcome] = []
    /// Why nothing could be planned or written; empty if the pass did its work.
    public var doubts: [Diagnostic] = []
    public var source: CommitID?
    /// After how long something that waits for a time may go on; `nil` if nothing does.
    public var dueIn: Duration?
    /// What the pass asked of AWS.
    public var traffic = ProviderTraffic()
    /// The status branch's revision that this pass left.
    public var revision: String?
    /// How many accounts are in each phase after the pass; `nil` if it did not come so far.
    public var phases: [AccountRecord.Phase: Int]?
    /// When the whole organization was last read, as far as the pass knows.
    public var observedAt: ContinuousClock.Instant?
    /// Whether the status branch names this process as the lease's holder; `nil` if it was not read.
    public var holdsLease: Bool?

    /// A pass that did nothing.
    public init() {}

    /// Whether the repository could not be read, so that it is worth a pass once it can.
    public var hasLostRepository = false

    /// Whether nothing was written since another process holds the lease.
    public var isLeaseAnothers: Bool { doubts.contains { $0.code == .leaseHeld } }

    /// Whether AWS is working on something that a later pass has to look at.
    public var isWaitingForAWS: Bool {
        let started = outcomes.contains {
            if case .started = $0.result { true } else { false }
        }
        guard let gate, gate.hasCreatesInFlight else { return started }
        let inFlight = gate.held.contains {
            switch $0.reason {
            case .inFlight, .noFreeSlot, .sameNameInFlight: true
            default: false
            }
        }
        return started || inFlight
    }

    /// Whether what this pass applied made way for something that it held: a slot, a name, or the account's owner tags.
    public var hasMadeWay: Bool {
        let applied = outcomes.contains { $0.result == .applied && !$0.requests.isEmpty }
        let held = gate?.held.contains {
            switch $0.reason {
            case .noFreeSlot, .sameNameInFlight, .awaitsClaim: true
            default: false
            }
        }
        return applied && held == true
    }

    /// Whether something changed, so that a next pass may find more to do. What was already as it should be, and
    /// needed no request, did not change.
    public var changedSomething: Bool {
        if changedPolicy { return true }
        return outcomes.contains {
            switch $0.result {
            case .applied: !$0.requests.isEmpty
            case .started: true
            case .superseded, .retry, .waits, .deferred, .stalled: false
            }
        }
    }

    /// Whether the policy in force is looser than it was.
    private var changedPolicy: Bool { doubts.isEmpty && revision != nil && gate?.approvedPolicy.isEmpty == false }

    /// Whether all that is to be tried again had no time in this pass: nothing failed.
    public var hasOnlyLackedTime: Bool {
        let open = outcomes.map(\.result).filter { $0 != .applied }
        return !open.isEmpty && open.allSatisfy { $0 == .deferred }
    }

    /// Whether something is to be tried again, though not at once.
    public var hasRetries: Bool {
        outcomes.contains {
            switch $0.result {
            case .superseded, .retry, .deferred: true
            case .applied, .started, .waits, .stalled: false
            }
        }
    }

    /// What the process that ends with this pass says: 0 done, 1 error, 3 waiting for a person, 4 partly done.
    public var exitCode: Int32 {
        guard doubts.isEmpty, let plan, let gate else { return 1 }
        let stalled = gate.held.contains {
            switch $0.reason {
            case .stalled, .waits: true
            default: false
            }
        }
        let failed = outcomes.contains {
            switch $0.result {
            case .stalled, .retry, .waits, .superseded, .deferred: true
            case .applied, .started: false
            }
        }
        if !plan.diagnostics.isEmpty || stalled || failed { return 4 }
        return gate.waitsForApproval ? 3 : 0
    }
}
