import FoundationEssentials

/// A CreateAccount request and what became of it.
struct AccountCreation: Codable, Equatable, Sendable {
    /// What a creation is subject to.
    struct Terms: Sendable {
        /// How long it takes.
        var duration: TimeInterval = 0
        /// How much later lists show the account than its own status.
        var listLag: TimeInterval = 0
        /// How many accounts the organization may have.
        var accountLimit = Int.max
        /// How many may be in progress.
        var atOnce = 5
    }

    enum State: String {
        case inProgress = "IN_PROGRESS"
        case succeeded = "SUCCEEDED"
        case failed = "FAILED"
    }

    enum Outcome: Codable, Equatable {
        case pending
        case succeeded
        case failed(FailureReason)
    }

    let serial: Int
    let id: String
    let name: String
    let email: String
    let tags: [String: String]
    /// Chosen when the request is made, so that what comes of it depends on nothing but time.
    let accountID: String
    let requested: Date
    let completes: Date
    /// When lists show the account.
    let listed: Date
    let accountLimit: Int
    var outcome: Outcome

    /// Whether it is to end now.
    func isDue(at now: Date) -> Bool {
        outcome == .pending && completes <= now
    }

    var state: State {
        switch outcome {
        case .pending: .inProgress
        case .succeeded: .succeeded
        case .failed: .failed
        }
    }
}
