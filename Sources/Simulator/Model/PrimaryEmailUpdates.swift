import FoundationEssentials

/// The changes of accounts' e-mail addresses that wait for their one-time code.
struct PrimaryEmailUpdates: Codable, Equatable, Sendable {
    struct Update: Codable, Equatable {
        let email: String
        let code: String
        let expires: Date
    }

    /// How long a code is good for. AWS does not document it.
    static let codeLifetime: TimeInterval = 15 * 60

    /// AWS starts three updates of an account in thirty seconds (the quotas of Account Management).
    static let maximumStarts = 3
    static let startWindow: TimeInterval = 30

    private var updates: [String: Update] = [:]
    /// When updates of an account were started, as far as the quota looks back.
    private var starts: [String: [Date]] = [:]

    subscript(account: String) -> Update? { updates[account] }

    func mayStart(_ account: String, at now: Date) -> Bool {
        recentStarts(account, at: now).count < Self.maximumStarts
    }

    /// Starts an update. A code given out before is good no more.
    mutating func start(_ account: String, email: String, code: String, at now: Date) {
        updates[account] = Update(email: email, code: code, expires: now.addingTimeInterval(Self.codeLifetime))
        starts[account] = recentStarts(account, at: now) + [now]
    }

    mutating func end(_ account: String) {
        updates[account] = nil
    }

    private func recentStarts(_ account: String, at now: Date) -> [Date] {
        (starts[account] ?? []).filter { now.timeIntervalSince($0) < Self.startWindow }
    }
}
