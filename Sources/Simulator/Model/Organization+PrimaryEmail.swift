import OrderedCollections

extension Organization {
    /// Whether an address is taken, or about to be by an account that is being made.
    func isInUse(email: String) -> Bool {
        isTaken(email: email)
            || creations.values.contains { $0.outcome == .pending && EmailAddress.same($0.email, email) }
    }

    /// Gives an account an address that is known to be free.
    mutating func changeEmail(ofAccount id: String, to email: String) {
        accounts[id]?.email = email
    }
}
