import FoundationEssentials
import OrderedCollections

/// Accounts are made.
extension Organization {
    /// Starts the creation of an account.
    ///
    /// The result is still in progress unless it takes no time. What only the creation itself finds
    /// out, such as an e-mail address in use, is not thrown but becomes its failure reason.
    mutating func createAccount(
        named name: String, email: String, tags newTags: [Tag] = [], at now: Date, on terms: AccountCreation.Terms
    ) throws(AWSError) -> AccountCreation {
        settle(at: now)
        let tags = try Tag.checked(newTags)
        guard finalized <= now else { throw .finalizing }
        guard accounts.count < terms.accountLimit else {
            throw .constraintViolation(
                "ACCOUNT_NUMBER_LIMIT_EXCEEDED", "You have exceeded the allowed number of AWS accounts.")
        }
        guard pendingCreations.count < terms.atOnce else {
            throw .requestInProgress
        }
        let completes = now.addingTimeInterval(terms.duration)
        let creation = AccountCreation(
            serial: takeSerial(), id: "car-\(generator.characters(32, of: "0123456789abcdef"))", name: name,
            email: email, tags: tags, accountID: newAccountID(), requested: now, completes: completes,
            listed: completes.addingTimeInterval(terms.listLag), accountLimit: terms.accountLimit, outcome: .pending)
        creations[creation.id] = creation
        expect(completes)
        settle(at: now)
        return creations[creation.id] ?? creation
    }

    var pendingCreations: [AccountCreation] {
        creations.values.filter { $0.outcome == .pending }
    }

    func creation(_ id: String) throws(AWSError) -> AccountCreation {
        guard let creation = creations[id] else { throw .createAccountStatusNotFound }
        return creation
    }

    mutating func complete(_ creation: AccountCreation) {
        let outcome = outcome(of: creation)
        creations[creation.id]?.outcome = outcome
        guard outcome == .succeeded else { return }
        add(
            accountID: creation.accountID, name: creation.name, email: creation.email, parent: rootID,
            joinedMethod: .created, joined: creation.completes, listed: creation.listed, isStandalone: false)
        setTags(creation.tags, of: creation.accountID)
    }

    private func outcome(of creation: AccountCreation) -> AccountCreation.Outcome {
        if let reason = FailureReason(askedForBy: creation.email) { return .failed(reason) }
        if !EmailAddress.isValid(creation.email) { return .failed(.invalidEmail) }
        if isTaken(email: creation.email) { return .failed(.emailAlreadyExists) }
        if accounts.count >= creation.accountLimit { return .failed(.accountLimitExceeded) }
        return .succeeded
    }

    /// Whether an account has the address. Closed accounts keep theirs, also when they have left.
    func isTaken(email: String) -> Bool {
        retiredEmails.contains(email.lowercased())
            || accounts.values.contains { EmailAddress.same($0.email, email) }
    }

    mutating func newAccountID() -> String {
        var id: String
        repeat {
            id = generator.accountID()
        } while accounts[id] != nil || creations.values.contains { $0.accountID == id }
        return id
    }
}
