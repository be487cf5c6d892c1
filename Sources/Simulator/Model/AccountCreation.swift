import FoundationEssentials

/// A CreateAccount request and what became of it.
struct AccountCreation: Codable, Equatable, Sendable {
    /// Why no account came of it. AWS has more reasons; these are the ones that can happen here.
    enum FailureReason: String, Codable {
        case emailAlreadyExists = "EMAIL_ALREADY_EXISTS"
        case invalidEmail = "INVALID_EMAIL"
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
