/// The accounts that a kind of action touched, each once, whatever keys they had.
///
/// A key says little: it can be given to one account after the other, each time by a merge.
struct TouchedAccounts {
    private var accounts: Set<AccountID> = []
    /// Those that AWS had not named when they were touched: creates that were begun.
    private var unnamed: Set<AccountKey> = []

    var count: Int { accounts.count + unnamed.count }

    /// Adds what was done next. An account that gets its ID here is the one that was begun under its key.
    mutating func insert(_ key: AccountKey, _ account: AccountID?) {
        guard let account else {
            unnamed.insert(key)
            return
        }
        unnamed.remove(key)
        accounts.insert(account)
    }
}
