import AWS
import Reconciler

/// What becomes of a write that AWS refused: some refusals pass with time, the others need a person.
struct Refusal {
    let error: AWSError

    init(_ error: AWSError) { self.error = error }

    /// The reasons are those of ConstraintViolationException (API reference of Organizations).
    var result: Outcome.Result {
        switch error.reason {
        // A tenth of the members may be closed within 30 days (User Guide, "Closing a member account").
        case "CLOSE_ACCOUNT_QUOTA_EXCEEDED": waits("the quota of closures within 30 days", seconds: 24 * 3600)
        case "CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED": waits("closures that are under way", seconds: 600)
        case "ACCOUNT_NUMBER_LIMIT_EXCEEDED":
            waits("the organization's quota of accounts (Service Quotas, L-29A0C5DF, or AWS Support)", seconds: 3600)
        case "ACCOUNT_CREATION_RATE_LIMIT_EXCEEDED": waits("the rate at which accounts may be created", seconds: 300)
        case "ACCOUNT_CREATION_NOT_COMPLETE": waits("AWS to complete the account", seconds: 300)
        case "WAIT_PERIOD_ACTIVE": waits("AWS's waiting period", seconds: 3600)
        default: .stalled(error.description + (wayOut.map { ": \($0)" } ?? ""))
        }
    }

    private func waits(_ what: String, seconds: Int) -> Outcome.Result {
        // The request's ID is in the audit; here it would make the same wait another one each time.
        .waits(for: "\(error.operation): \(error.reason ?? error.code): \(what)", seconds: seconds, atMost: nil)
    }

    private var wayOut: String? {
        switch error.reason {
        case "TAG_POLICY_VIOLATION": "change 'tags' as the organization's tag policy asks"
        case "MAX_TAG_LIMIT_EXCEEDED": "an account has at most 50 tags: declare fewer"
        case "MASTER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED", "INVALID_PAYMENT_INSTRUMENT":
            "give the management account a valid payment method in Billing"
        case "MASTER_ACCOUNT_MISSING_CONTACT_INFO": "complete the management account's contact information"
        case "CANNOT_CLOSE_MANAGEMENT_ACCOUNT": "the management account is closed by hand, last"
        default: nil
        }
    }
}
