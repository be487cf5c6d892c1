/// The accounts of an organization by what a file can say of one whose tags do not: its ID and its address.
struct AccountSearch {
    private let accounts: [ObservedAccount]
    private let organization: String
    private var byID: [AccountID: Int] = [:]
    private var byAddress: [String: Int] = [:]
    /// An address may be known only as a hash.
    private var byHash: [ObservedEmail: Int] = [:]

    init(_ accounts: [ObservedAccount], of organization: String) {
        self.accounts = accounts
        self.organization = organization
        byID.reserveCapacity(accounts.count)
        byAddress.reserveCapacity(accounts.count)
        for (place, account) in accounts.enumerated() {
            byID[account.id] = place
            switch account.email {
            case .address(let text): byAddress[text.lowercased()] = place
            case .hashed: byHash[account.email] = place
            }
        }
    }

    /// The place in the list of the account with this ID; `nil` if there is none.
    subscript(_ id: AccountID) -> Int? { byID[id] }

    /// The place in the list of the account with this address, without regard to case; `nil` if there is none.
    subscript(_ email: EmailAddress) -> Int? {
        byAddress[email.folded]
            ?? (byHash.isEmpty
                ? nil : byHash[ObservedEmail.address(email.folded).hashed(organization: organization)])
    }
}
