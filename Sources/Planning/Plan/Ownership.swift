/// The accounts of an organization, sorted by whose tags they carry.
struct Ownership {
    /// Accounts with our owner tag, by the key they carry.
    private(set) var owned: [AccountKey: ObservedAccount] = [:]
    /// Keys that more than one of our accounts carries.
    private(set) var ambiguous: Set<AccountKey> = []
    private(set) var byID: [AccountID: (account: ObservedAccount, owner: Owner)] = [:]
    private(set) var foreignCount = 0

    enum Owner: Equatable {
        case ours(AccountKey)
        case foreign(String)
        case nobody
        /// The tags were not read, so the owner is not known.
        case unread
    }

    init(accounts: [ObservedAccount], owner: String) {
        byID.reserveCapacity(accounts.count)
        for account in accounts {
            let found = Self.owner(of: account, ours: owner)
            byID[account.id] = (account, found)
            switch found {
            case .ours(let key):
                if owned.updateValue(account, forKey: key) != nil { ambiguous.insert(key) }
            case .foreign: foreignCount += 1
            case .nobody, .unread: break
            }
        }
        for key in ambiguous { owned[key] = nil }
    }

    private static func owner(of account: ObservedAccount, ours: String) -> Owner {
        guard let tags = account.tags.value else { return .unread }
        guard let owner = tags[OwnerTags.owner] else { return .nobody }
        guard owner == ours else { return .foreign(owner) }
        guard let key = tags[OwnerTags.account].flatMap({ AccountKey($0) }) else { return .foreign(owner) }
        return .ours(key)
    }
}
