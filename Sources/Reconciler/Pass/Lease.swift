import FoundationEssentials

/// The right to write, held by one process at a time through `lease.json` on the status branch (law 7).
///
/// The Git server's fast-forward rule decides who gets it. No two clocks are compared: a contender counts from
/// when it first saw a lease, on its own clock, and a holder counts from before its own commit.
public actor Lease {
    static let path = "lease.json"

    /// Who this process is, in the lease.
    public let holder: String
    /// How long a lease holds that is not renewed.
    public let timeToLive: Duration
    private var renewals = 0
    private var seen: (lease: [UInt8], at: ContinuousClock.Instant)?
    private var settledAt: ContinuousClock.Instant?
    private let now: @Sendable () -> ContinuousClock.Instant

    /// - Parameter now: a monotonic clock's reading.
    public init(
        holder: String, timeToLive: Duration = .seconds(60),
        now: @escaping @Sendable () -> ContinuousClock.Instant = { ContinuousClock.now }
    ) {
        self.holder = holder
        self.timeToLive = timeToLive
        self.now = now
    }

    /// Whether this process may take the lease, given what the status branch holds.
    func mayTake(over current: [UInt8]?) -> Bool {
        guard let current, let content = try? JSONDecoder().decode(Content.self, from: Data(current)) else {
            // None, or released, or nothing that a holder could have written.
            return true
        }
        if content.holder == holder { return true }
        guard let seen, seen.lease == current else {
            self.seen = (current, now())
            return false
        }
        // Whoever holds it may have been told another time than this process: the longer one counts.
        let longest = max(timeToLive, content.timeToLive)
        guard seen.at.duration(to: now()) >= longest else { return false }
        settledAt = now().advanced(by: longest / 2)
        return true
    }

    /// What a create waits for after a takeover.
    static let takeover = "the last requests of the process that held the lease before and did not give it back"

    /// After a takeover, how many seconds it takes until no request of the process that held the lease before can still
    /// be under way; `nil` if none can. Its calls had deadlines within its lease: this is as long as the longest of
    /// them again, for what AWS had begun to work on.
    var settling: Int? {
        guard let rest = settledAt.map({ now().duration(to: $0) }), rest > .zero else { return nil }
        return Int((rest / .seconds(1)).rounded(.up))
    }

    /// The next lease of this process, and the window for writes that it opens if the commit that carries it
    /// goes through: half its time to live, counted from before the commit, for writes to begin; none may last
    /// longer than the other half.
    func renew() -> (content: [UInt8], window: WriteWindow) {
        renewals += 1
        let content = Content(holder: holder, renewal: renewals, seconds: timeToLive / .seconds(1))
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys]
        let bytes = (try? encoder.encode(content)).map(Array.init) ?? []
        let window = WriteWindow(
            closes: now().advanced(by: timeToLive / 2), longestCall: timeToLive / 2, now: now)
        return (bytes + [UInt8(ascii: "\n")], window)
    }

    /// Whether this process has ever asked for it: one that has not holds none.
    var wasAskedFor: Bool { renewals > 0 }

    /// Whether this is a lease of this process.
    func isOurs(_ current: [UInt8]?) -> Bool {
        current.flatMap { try? JSONDecoder().decode(Content.self, from: Data($0)) }?.holder == holder
    }

    /// Whether this is a lease of another process.
    func isAnothers(_ current: [UInt8]?) -> Bool { current != nil && !isOurs(current) }

    private struct Content: Codable {
        /// A lease of more than this is not believed to the letter: nobody would wait for it.
        private static let longest = 3600.0

        var holder: String
        var renewal: Int
        /// How long it holds that is not renewed; `nil` if nobody says.
        var seconds: Double?

        var timeToLive: Duration { .seconds(min(max(seconds ?? 0, 0), Self.longest)) }
    }
}
