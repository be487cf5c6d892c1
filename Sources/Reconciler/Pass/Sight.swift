import Planning

/// What the last observation found. The passes that follow it read again only what may have changed by our own doing;
/// all of the organization is observed at a start and when the resync is due.
actor Sight {
    /// An observation, and what has to be read again of it.
    struct Memory {
        var observed: ObservedState
        /// When all of it was read.
        var at: ContinuousClock.Instant
        /// Accounts that were written, or were to be, since.
        var touched: Set<AccountID> = []
    }

    private var memory: Memory?
    private var inFlight: Set<String> = []
    /// The status branch's revision at the end of the last pass; `nil` before the first.
    private var revision: String?
    /// When a pass last found that another process had reported since.
    private var overtaken: ContinuousClock.Instant?
    private let lifetime: Duration
    private let now: @Sendable () -> ContinuousClock.Instant

    /// - Parameter lifetime: how long an observation of all of it is good for.
    init(lifetime: Duration, now: @escaping @Sendable () -> ContinuousClock.Instant) {
        self.lifetime = lifetime
        self.now = now
    }

    /// `nil` if all of the organization is to be observed.
    func recall() -> Memory? {
        guard let memory, memory.at.duration(to: now()) < lifetime else { return nil }
        return memory
    }

    /// Takes in what stands on the status branch as a pass begins. Another process that has reported may have changed the
    /// organization: what was observed before would be older than what stands there.
    ///
    /// - Parameter isAnothers: whether another process holds the lease.
    func begin(at revision: String?, isAnothers: Bool) {
        guard self.revision.map({ $0 != revision }) ?? isAnothers else { return }
        memory = nil
        overtaken = now()
    }

    /// Takes in where a pass has left the status branch.
    func end(at revision: String?) { self.revision = revision ?? self.revision }

    /// Whether another process had reported at a time after this.
    func isOvertaken(since time: ContinuousClock.Instant) -> Bool { overtaken.map { $0 >= time } ?? false }

    /// - Parameter at: when all of it was read.
    func keep(_ observed: ObservedState, at: ContinuousClock.Instant) {
        memory = Memory(observed: observed, at: at)
        inFlight = Set(observed.creates.filter { $0.progress == .inProgress }.map(\.request))
    }

    /// Takes in what a pass did.
    func note(_ outcomes: [Outcome], of actions: [ApprovedAction]) {
        let begun = Set(actions.filter(\.action.beginsCreate).flatMap(\.effects))
        for outcome in outcomes where begun.contains(outcome.effect) {
            if case .started(let request) = outcome.result { inFlight.insert(request) }
            if let account = outcome.account {
                memory?.touched.insert(account)
            } else if outcome.result.mayHaveMadeAccount {
                // An account may have come to be whose ID nobody has told us.
                memory = nil
            }
        }
        memory?.touched.formUnion(actions.compactMap(\.action.accountID))
    }

    func forget() { memory = nil }

    func forget(olderThan age: Duration) {
        if let memory, memory.at.duration(to: now()) >= age { forget() }
    }

    /// Whether one of the creates that were under way is not among these any more, or none was.
    func hasEnded(_ running: Set<String>) -> Bool { inFlight.isEmpty || !inFlight.isSubset(of: running) }
}

extension Outcome.Result {
    /// Of a create that was to begin.
    fileprivate var mayHaveMadeAccount: Bool {
        switch self {
        case .applied, .retry, .superseded, .stalled: return true
        case .started, .waits, .deferred: return false
        }
    }
}
