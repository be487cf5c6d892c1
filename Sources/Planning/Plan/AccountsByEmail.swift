/// The accounts of an organization by their address, whether it is known in full or as a hash.
struct AccountsByEmail {
    private let organization: String
    private let byAddress: [String: ObservedAccount]
    private let byHash: [ObservedEmail: ObservedAccount]

    init(_ accounts: [ObservedAccount], of organization: String) {
        self.organization = organization
        var byAddress: [String: ObservedAccount] = [:]
        var byHash: [ObservedEmail: ObservedAccount] = [:]
        for account in accounts {
            switch account.email {
            case .address(let text): byAddress[text.lowercased()] = account
            case .hashed: byHash[account.email] = account
            }
        }
        self.byAddress = byAddress
        self.byHash = byHash
    }

    /// The account with this address, without regard to case; `nil` if there is none.
    subscript(_ email: EmailAddress) -> ObservedAccount? {
        byAddress[email.folded]
            ?? (byHash.isEmpty
                ? nil : byHash[ObservedEmail.address(email.folded).hashed(organization: organization)])
    }
}
