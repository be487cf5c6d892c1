import OrderedCollections

/// Accounts are put into a state from outside, as AWS and its Support do.
extension Organization {
    /// Puts an account into a state, in which it stays. ACTIVE takes back a closure, too.
    mutating func set(_ state: Account.State, of id: String) throws(AWSError) {
        _ = try account(id)
        accounts[id]?.setState = state == .active ? nil : state
        if state == .active { accounts[id]?.closure = nil }
    }
}
