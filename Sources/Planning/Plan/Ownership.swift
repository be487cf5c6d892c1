/// The accounts of an organization, sorted by whose tags they carry.
///
/// It holds places in the list of accounts and copies none: most accounts are as they should be, and are looked at
/// once, in the order in which they lie in memory.
struct Ownership {
    let accounts: [ObservedAccount]
    /// Accounts with our owner tag, in their order, and the key that each carries. No two have the same.
    private(set) var ours: [(key: AccountKey, place: Int)] = []
    /// The same by key.
    private(set) var placesByKey: [AccountKey: Int] = [:]
    /// Keys that more than one of our accounts carries.
    private(set) var ambiguous: Set<AccountKey> = []
    private(set) var foreignCount = 0
    private let owner: String

    enum Owner: Equatable {
        case ours(AccountKey)
        case foreign(String)
        case nobody
        /// The tags were not read, so the owner is not known.
        case unread
    }

    init(accounts: [ObservedAccount], owner: String) {
        self.accounts = accounts
        self.owner = owner
        ours.reserveCapacity(accounts.count)
        placesByKey.reserveCapacity(accounts.count)
        for place in accounts.indices {
            switch self.owner(at: place) {
            case .ours(let key):
                if placesByKey.updateValue(place, forKey: key) != nil { ambiguous.insert(key) }
                ours.append((key, place))
            case .foreign: foreignCount += 1
            case .nobody, .unread: break
            }
        }
        guard !ambiguous.isEmpty else { return }
        for key in ambiguous { placesByKey[key] = nil }
        ours.removeAll { ambiguous.contains($0.key) }
    }

    /// The account that carries our owner tag and this key; `nil` if there is none, or more than one.
    subscript(_ key: AccountKey) -> ObservedAccount? { placesByKey[key].map { accounts[$0] } }

    func owner(at place: Int) -> Owner {
        guard let tags = accounts[place].tags.value else { return .unread }
        guard let found = tags[OwnerTags.owner] else { return .nobody }
        guard found == owner else { return .foreign(found) }
        guard let key = tags[OwnerTags.account].flatMap({ AccountKey($0) }) else { return .foreign(found) }
        return .ours(key)
    }
}
