/// The exceptions of AWS Organizations. The messages are ours in AWS's sense: clients must not read them.
extension AWSError {
    static let notInUse = AWSError(
        code: "AWSOrganizationsNotInUseException", message: "Your account is not a member of an organization.")

    static let alreadyInOrganization = AWSError(
        code: "AlreadyInOrganizationException",
        message: "The AWS account is already a member of an organization.")

    static let accountNotFound = AWSError(
        code: "AccountNotFoundException",
        message: "You specified an account that doesn't exist in the organization.")

    static let accountAlreadyClosed = AWSError(
        code: "AccountAlreadyClosedException", message: "You attempted to close an account that is already closed.")

    static let parentNotFound = AWSError(
        code: "ParentNotFoundException", message: "You specified a parent that doesn't exist.")

    static let childNotFound = AWSError(
        code: "ChildNotFoundException", message: "You specified a child that doesn't exist.")

    static let sourceParentNotFound = AWSError(
        code: "SourceParentNotFoundException", message: "You specified a source parent that doesn't hold the account.")

    static let destinationParentNotFound = AWSError(
        code: "DestinationParentNotFoundException", message: "You specified a destination parent that doesn't exist.")

    static let duplicateAccount = AWSError(
        code: "DuplicateAccountException",
        message: "That account is already present in the specified destination.")

    static let organizationalUnitNotFound = AWSError(
        code: "OrganizationalUnitNotFoundException",
        message: "You specified an organizational unit that doesn't exist.")

    static let duplicateOrganizationalUnit = AWSError(
        code: "DuplicateOrganizationalUnitException",
        message: "An OU with the same name already exists under this parent.")

    static let organizationalUnitNotEmpty = AWSError(
        code: "OrganizationalUnitNotEmptyException",
        message: "The specified OU is not empty. Move all accounts to another root or to other OUs, and try again.")

    static let createAccountStatusNotFound = AWSError(
        code: "CreateAccountStatusNotFoundException", message: "You specified a request that doesn't exist.")

    static let targetNotFound = AWSError(
        code: "TargetNotFoundException", message: "You specified a target that doesn't exist.")

    /// In AWS's words, as aws/aws-sdk-js#2135 quotes them.
    static let requestInProgress = AWSError(
        code: "TooManyRequestsException",
        message: "AWS Organizations can't complete your request because another request is already in progress. "
            + "Try again later.")

    static let finalizing = AWSError(
        code: "FinalizingOrganizationException",
        message: "AWS Organizations is still being set up for your organization. Try again within the hour.")

    static let managementCannotLeave = AWSError(
        code: "MasterCannotLeaveOrganizationException",
        message: "You can't remove a management account from an organization.")

    static func constraintViolation(_ reason: String, _ message: String) -> AWSError {
        AWSError(code: "ConstraintViolationException", message: message, reason: reason)
    }

    static func invalidInput(_ reason: String, _ message: String) -> AWSError {
        AWSError(code: "InvalidInputException", message: message, reason: reason)
    }
}
