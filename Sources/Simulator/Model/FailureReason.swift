/// Why no account came of a CreateAccount request: every reason of the service model.
///
/// An address in use, one that breaks AWS's rules and a full organization fail by themselves. All
/// reasons can be asked for, so that a client's handling of them can be tried: by an address of which
/// a part between `+`, `@` and `.` is the reason, such as `aws+internal-failure@example.com`.
enum FailureReason: String, Codable, CaseIterable {
    case accountLimitExceeded = "ACCOUNT_LIMIT_EXCEEDED"
    case emailAlreadyExists = "EMAIL_ALREADY_EXISTS"
    case invalidAddress = "INVALID_ADDRESS"
    case invalidEmail = "INVALID_EMAIL"
    case concurrentAccountModification = "CONCURRENT_ACCOUNT_MODIFICATION"
    case internalFailure = "INTERNAL_FAILURE"
    case govCloudAccountAlreadyExists = "GOVCLOUD_ACCOUNT_ALREADY_EXISTS"
    case missingBusinessValidation = "MISSING_BUSINESS_VALIDATION"
    case failedBusinessValidation = "FAILED_BUSINESS_VALIDATION"
    case pendingBusinessValidation = "PENDING_BUSINESS_VALIDATION"
    case invalidIdentityForBusinessValidation = "INVALID_IDENTITY_FOR_BUSINESS_VALIDATION"
    case unknownBusinessValidation = "UNKNOWN_BUSINESS_VALIDATION"
    case missingPaymentInstrument = "MISSING_PAYMENT_INSTRUMENT"
    case invalidPaymentInstrument = "INVALID_PAYMENT_INSTRUMENT"
    case updateExistingResourcePolicyWithTagsNotSupported = "UPDATE_EXISTING_RESOURCE_POLICY_WITH_TAGS_NOT_SUPPORTED"

    /// The reason that an address asks for, or nil.
    init?(askedForBy email: String) {
        let parts = email.split { "+@.".contains($0) }
        guard let reason = parts.lazy.compactMap({ Self(rawValue: Self.spelling(of: $0)) }).first else { return nil }
        self = reason
    }

    private static func spelling(of part: Substring) -> String {
        part.uppercased().replacing("-", with: "_")
    }
}
