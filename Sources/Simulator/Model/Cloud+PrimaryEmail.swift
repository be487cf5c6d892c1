import FoundationEssentials

/// The e-mail address of a member account is changed in two steps.
extension Cloud {
    /// Sends a one-time code to the new address.
    mutating func startPrimaryEmailUpdate(
        of id: String, to email: String, at now: Date, isThrottled: Bool = true
    ) throws(AWSError) {
        guard !isThrottled || emailUpdates.mayStart(id, at: now) else { throw AccountManagementError.tooManyRequests }
        guard EmailAddress.isValid(email) else {
            throw AccountManagementError.validation("PrimaryEmail", "PrimaryEmail is not an e-mail address.")
        }
        try requireChangeable(id, to: email, at: now)
        let code = generator.characters(6, of: "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789")
        emailUpdates.start(id, email: email, code: code, at: now)
        send(OneTimeCode(accountID: id, email: email, code: code))
    }

    /// Changes the address, if the code is the one that was sent there.
    mutating func acceptPrimaryEmailUpdate(
        of id: String, to email: String, code: String, at now: Date
    ) throws(AWSError) {
        guard let update = emailUpdates[id] else {
            throw AccountManagementError.notFound("No update of the primary email of this account was started.")
        }
        guard EmailAddress.same(update.email, email) else {
            throw AccountManagementError.validation(
                "PrimaryEmail", "PrimaryEmail does not match the address of the started update.")
        }
        guard now < update.expires else {
            throw AccountManagementError.validation("Otp", "The one-time code has expired.")
        }
        guard update.code == code else {
            throw AccountManagementError.validation("Otp", "The one-time code is not correct.")
        }
        // Since the start, someone else may have taken the address.
        try requireChangeable(id, to: update.email, at: now)
        organization?.changeEmail(ofAccount: id, to: update.email)
        emailUpdates.end(id)
    }

    private func requireChangeable(_ id: String, to email: String, at now: Date) throws(AWSError) {
        guard let organization, organization.hasActiveAccount(id, at: now) else {
            throw AccountManagementError.conflict("The account is closed.")
        }
        guard !organization.isInUse(email: email) else {
            throw AccountManagementError.conflict("The email address is already in use.")
        }
    }
}
