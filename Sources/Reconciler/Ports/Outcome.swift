public import Planning

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
        /// AWS, or the law, allows it only later: what it waits for, and after how many seconds to try again. What
        /// has waited for the same reason for `atMost` seconds stalls.
        case waits(for: String, seconds: Int, atMost: Int?)
        /// There was no time left for it in this pass; nothing was sent.
        case deferred
        /// AWS refused it, and will again.
        case stalled(String)
    }

    public var effect: Effect
    public var result: Result
    /// The ids of AWS's answers.
    public var requests: [String]
    /// The account that a create made, where AWS told.
    public var account: AccountID?
    /// When its action began and ended, in seconds since 1970; `nil` if it did not begin.
    public var times: (began: Int, ended: Int)?

    public init(_ effect: Effect, _ result: Result, requests: [String] = [], account: AccountID? = nil) {
        self.effect = effect
        self.result = result
        self.requests = requests
        self.account = account
    }
}
