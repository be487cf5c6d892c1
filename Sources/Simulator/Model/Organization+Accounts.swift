import FoundationEssentials
import OrderedCollections

/// Accounts are renamed, closed and removed.
extension Organization {
    /// AWS closes at most three accounts at a time (Optum/dce#424).
    static let maximumClosuresInProgress = 3

    mutating func rename(account id: String, to name: String) throws(AWSError) {
        _ = try account(id)
        accounts[id]?.name = name
    }

    /// Starts the closure of an account. The account stays in the organization.
    mutating func close(account id: String, at now: Date, taking duration: TimeInterval) throws(AWSError) {
        let account = try account(id)
        guard featureSet == "ALL" else {
            throw .constraintViolation(
                "ORGANIZATION_NOT_IN_ALL_FEATURES_MODE", "Accounts can be closed when all features are enabled.")
        }
        guard id != managementID else {
            throw .constraintViolation(
                "CANNOT_CLOSE_MANAGEMENT_ACCOUNT", "You attempted to close the management account.")
        }
        guard ![.pendingClosure, .closed].contains(account.state(at: now)) else { throw .accountAlreadyClosed }
        try checkClosureQuota(at: now)
        let closure = Closure(requested: now, completes: now.addingTimeInterval(duration))
        accounts[id]?.closure = closure
        accounts[id]?.setState = nil
        expect(closure.removes)
    }

    private func checkClosureQuota(at now: Date) throws(AWSError) {
        let closures = accounts.values.compactMap(\.closure)
        guard closures.count(where: { now < $0.completes }) < Self.maximumClosuresInProgress else {
            throw .constraintViolation(
                "CLOSE_ACCOUNT_REQUESTS_LIMIT_EXCEEDED",
                "You attempted to exceed the number of accounts that you can close at a time.")
        }
        let monthAgo = now.addingTimeInterval(-30 * 86_400)
        guard closures.count(where: { monthAgo < $0.requested }) < closureQuota else {
            throw .constraintViolation(
                "CLOSE_ACCOUNT_QUOTA_EXCEEDED", "You have exceeded close account quota for the past 30 days.")
        }
    }

    /// How many accounts may be closed within thirty days: "the higher of either 250 or 20% of the
    /// member accounts", up to 1000 (the model's documentation of CloseAccount). Older pages of the user
    /// guide say 10%, 10 to 1000.
    var closureQuota: Int { min(1000, max(250, (accounts.count - 1) / 5)) }

    /// Removes an account that can stand alone from the organization.
    mutating func remove(account id: String, at now: Date) throws(AWSError) {
        let account = try account(id)
        guard id != managementID else { throw .managementCannotLeave }
        // Seven days in the quotas of the user guide, which is newer than the model's "at least four".
        guard account.joinedMethod == .invited || account.joined.addingTimeInterval(7 * 86_400) <= now else {
            throw .constraintViolation(
                "WAIT_PERIOD_ACTIVE", "A created account must be seven days old before it can leave.")
        }
        guard account.isStandalone else {
            throw .constraintViolation(
                "MEMBER_ACCOUNT_PAYMENT_INSTRUMENT_REQUIRED",
                "The account has not the information that a standalone account needs.")
        }
        guard ![.pendingClosure, .closed].contains(account.state(at: now)) else {
            throw .constraintViolation("ACCOUNT_CANNOT_LEAVE_ORGANIZATION", "A closed account cannot leave.")
        }
        discard(account)
    }

    /// Takes an account out, with all that hangs on it.
    mutating func discard(_ account: Account) {
        accounts[account.id] = nil
        forget(account.id)
        roleNames[account.id] = nil
        retiredEmails.insert(account.email.lowercased())
    }
}
