/// The exceptions of AWS Organizations about policies. Where others quote a message of AWS, it is that.
extension AWSError {
    static let policyNotFound = AWSError(
        code: "PolicyNotFoundException", message: "You specified a policy that doesn't exist.")

    /// Names are unique within a type: aws-cloudformation/cloudformation-coverage-roadmap#2245 quotes this.
    static let duplicatePolicy = AWSError(
        code: "DuplicatePolicyException", message: "A policy with the specified name and type already exists.")

    static let duplicatePolicyAttachment = AWSError(
        code: "DuplicatePolicyAttachmentException",
        message: "The selected policy is already attached to the specified target.")

    static let policyNotAttached = AWSError(
        code: "PolicyNotAttachedException", message: "The policy isn't attached to the specified target.")

    static let policyInUse = AWSError(
        code: "PolicyInUseException",
        message: """
            The policy is attached to one or more entities. You must detach it from all roots, OUs, and accounts \
            before performing this operation.
            """)

    /// As org-formation/org-formation-cli#225 quotes it.
    static let malformedPolicyDocument = AWSError(
        code: "MalformedPolicyDocumentException",
        message: "The provided policy document does not meet the requirements of the specified policy type.")

    static let policyTypeNotEnabled = AWSError(
        code: "PolicyTypeNotEnabledException",
        message: "This operation can be performed only for enabled policy types.")

    static let policyTypeAlreadyEnabled = AWSError(
        code: "PolicyTypeAlreadyEnabledException", message: "The specified policy type is already enabled.")

    static let policyTypeNotAvailable = AWSError(
        code: "PolicyTypeNotAvailableForOrganizationException",
        message: "You can't use the specified policy type with the feature set of this organization.")

    static let rootNotFound = AWSError(
        code: "RootNotFoundException", message: "You specified a root that doesn't exist.")

    static let immutablePolicy = invalidInput(
        "IMMUTABLE_POLICY", "You specified a policy that is managed by AWS and can't be modified.")
}
