import FoundationEssentials
import OrderedCollections

/// Accounts come, are renamed and are closed.
extension Organization {
    /// AWS makes at most five accounts at a time.
    static let maximumCreationsInProgress = 5

    /// Starts the creation of an account.
    ///
    /// The result is still in progress unless it takes no time. What only the creation itself finds
    /// out, such as an e-mail address in use, is not thrown but becomes its failure reason.
    mutating func createAccount(
        named name: String, email: String, tags newTags: [Tag] = [], at now: Date, taking duration: TimeInterval
    ) throws(AWSError) -> AccountCreation {
        settle(at: now)
        let tags = try Tag.checked(newTags)
        guard creations.values.count(where: { $0.outcome == .pending }) < Self.maximumCreationsInProgress else {
            throw .tooManyRequests
        }
        let creation = AccountCreation(
            serial: takeSerial(), id: "car-\(generator.characters(32, of: "0123456789abcdef"))", name: name,
            email: email, tags: tags, accountID: newAccountID(), requested: now,
            completes: now.addingTimeInterval(duration), outcome: .pending)
        creations[creation.id] = creation
        settle(at: now)
        return creations[creation.id] ?? creation
    }

    /// Whether something happened by itself that `settle` would bring up to date.
    func isUnsettled(at now: Date) -> Bool {
        creations.values.contains { $0.isDue(at: now) }
    }

    /// Brings what happens by itself up to date: creations whose time has come end.
    mutating func settle(at now: Date) {
        let due = creations.values.filter { $0.isDue(at: now) }
        for creation in due.sorted(by: { ($0.completes, $0.serial) < ($1.completes, $1.serial) }) {
            complete(creation)
        }
    }

    func creation(_ id: String) throws(AWSError) -> AccountCreation {
        guard let creation = creations[id] else { throw .createAccountStatusNotFound }
        return creation
    }

    mutating func rename(account id: String, to name: String) throws(AWSError) {
        _ = try account(id)
        accounts[id]?.name = name
    }

    /// Starts the closure of an account. The account stays in the organization.
    mutating func close(account id: String, at now: Date, taking duration: TimeInterval) throws(AWSError) {
        let account = try account(id)
        guard id != managementID else {
            throw .constraintViolation(
                "CANNOT_CLOSE_MANAGEMENT_ACCOUNT", "You attempted to close the management account.")
        }
        guard account.closes == nil else { throw .accountAlreadyClosed }
        accounts[id]?.closes = now.addingTimeInterval(duration)
    }

    private mutating func complete(_ creation: AccountCreation) {
        let outcome: AccountCreation.Outcome
        if !EmailAddress.isValid(creation.email) {
            outcome = .failed(.invalidEmail)
        } else if accounts.values.contains(where: { EmailAddress.same($0.email, creation.email) }) {
            // Closed accounts keep their address, so they are looked at, too.
            outcome = .failed(.emailAlreadyExists)
        } else {
            outcome = .succeeded
            add(
                accountID: creation.accountID, name: creation.name, email: creation.email, parent: rootID,
                joinedMethod: .created, joined: creation.completes)
            setTags(creation.tags, of: creation.accountID)
        }
        creations[creation.id]?.outcome = outcome
    }

    mutating func newAccountID() -> String {
        var id: String
        repeat {
            id = generator.accountID()
        } while accounts[id] != nil || creations.values.contains { $0.accountID == id }
        return id
    }
}
