import OrderedCollections

extension Organization {
    /// Whether an address is taken: by an account, a closed one included, or by one that is being made.
    func isInUse(email: String) -> Bool {
        accounts.values.contains { EmailAddress.same($0.email, email) }
            || creations.values.contains { $0.outcome == .pending && EmailAddress.same($0.email, email) }
    }

    /// Gives an account an address that is known to be free.
    mutating func changeEmail(ofAccount id: String, to email: String) {
        accounts[id]?.email = email
    }
}
