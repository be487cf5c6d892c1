public import Planning

/// What makes accounts: it observes the organization and performs approved actions on it.
public protocol Provider: Sendable {
    var capabilities: Capabilities { get }

    /// Reads the whole organization.
    ///
    /// - Throws: if any of it could not be read. What is left unread on purpose says so by its type.
    func observe(_ interest: Interest) async throws(Diagnostic) -> ObservedState

    /// Does what was approved, each effect after its precondition was read again, and starts what takes long
    /// without waiting for it.
    ///
    /// - Parameter window: when writes may begin, and how long one may last.
    /// - Returns: one outcome for each of the action's effects.
    func perform(_ action: ApprovedAction, within window: WriteWindow) async -> [Outcome]
}

/// What the lease allows a pass: no write begins after the window closes, and no call lasts longer than this.
public struct WriteWindow: Sendable {
    public var closes: ContinuousClock.Instant
    public var longestCall: Duration

    public init(closes: ContinuousClock.Instant, longestCall: Duration) {
        self.closes = closes
        self.longestCall = longestCall
    }
}

/// Which accounts are worth a closer look than a listing gives.
public struct Interest: Sendable {
    public var accountIDs: Set<AccountID>
    public var emails: Set<EmailAddress>
    /// Creates that were started and have not been seen to end, by AWS's request ID.
    public var creates: Set<String>
    /// Accounts that were written lately: listings in bulk may still show what was before.
    public var recent: Set<AccountKey>

    public init(
        accountIDs: Set<AccountID> = [], emails: Set<EmailAddress> = [], creates: Set<String> = [],
        recent: Set<AccountKey> = []
    ) {
        self.accountIDs = accountIDs
        self.emails = emails
        self.creates = creates
        self.recent = recent
    }
}

/// What became of one effect.
public struct Outcome: Sendable {
    public enum Result: Sendable, Equatable {
        case applied
        /// AWS works on it. The next pass observes how far it is.
        case started(request: String)
        /// The account was not as the plan took it to be, so nothing was written: the next pass looks again.
        case superseded(String)
        /// It failed for a reason that passes by itself.
        case retry(String)
        /// There was no time left for it in this pass; nothing was sent.
        case deferred
        /// AWS refused it, and will again.
        case stalled(String)
    }

    public var effect: Effect
    public var result: Result
    /// The ids of AWS's answers.
    public var requests: [String]

    public init(_ effect: Effect, _ result: Result, requests: [String] = []) {
        self.effect = effect
        self.result = result
        self.requests = requests
    }
}
