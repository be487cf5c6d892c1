/// What becomes of a create that AWS gave up, by AWS's reason
/// (Organizations, CreateAccountStatus, FailureReason).
struct CreateFailure {
    enum Remedy: Equatable {
        /// It may go through at once.
        case again
        /// It may go through after so many seconds, when what it waits for has come.
        case wait(seconds: Int, for: String)
        /// A person has to do this first.
        case person(String)
    }

    let reason: String

    init(_ reason: String) { self.reason = reason }

    var remedy: Remedy {
        switch reason {
        case "CONCURRENT_ACCOUNT_MODIFICATION", "INTERNAL_FAILURE": .again
        case "ACCOUNT_LIMIT_EXCEEDED":
            .wait(
                seconds: 3600, for: "the organization's quota of accounts (Service Quotas, L-29A0C5DF, or AWS Support)")
        case "PENDING_BUSINESS_VALIDATION": .wait(seconds: 3600, for: "AWS's validation of the business")
        case "EMAIL_ALREADY_EXISTS", "GOVCLOUD_ACCOUNT_ALREADY_EXISTS":
            .person("an account outside the organization has this address: give the file another 'email'")
        case "INVALID_EMAIL": .person("correct 'email' in the file")
        case "INVALID_ADDRESS": .person("correct the address of the management account in Billing")
        case "MISSING_PAYMENT_INSTRUMENT", "INVALID_PAYMENT_INSTRUMENT":
            .person("give the management account a valid payment method in Billing")
        case "MISSING_BUSINESS_VALIDATION", "FAILED_BUSINESS_VALIDATION", "UNKNOWN_BUSINESS_VALIDATION",
            "INVALID_IDENTITY_FOR_BUSINESS_VALIDATION":
            .person("complete the validation of the business with AWS Support")
        case "UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED":
            .person("the organization's resource policy does not allow tags at creation: change it")
        default: .person("see what AWS says of this reason")
        }
    }
}
