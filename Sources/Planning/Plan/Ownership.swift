/// The accounts of an organization, sorted by whose tags they carry and, if ours, by whether they are as their files ask.
///
/// All of an account is looked at in one walk: in a large organization, what is looked at costs less than to fetch it
/// from memory a second time. It holds places in the list of accounts and copies none.
struct Ownership {
    /// Of an account that carries our tags: what its file, if there is one, makes of it.
    enum Standing {
        case settled
        case unsettled
        case undeclared
    }

    /// Where in the list the account is that carries our owner tag and this key, if only one does.
    private(set) var placesByKey: [AccountKey: Int] = [:]
    /// Those of them that are not as their files ask.
    private(set) var unsettled: [(key: AccountKey, place: Int)] = []
    /// Those of them whose key no file has that can be read.
    private(set) var undeclared: [(key: AccountKey, place: Int)] = []
    /// Keys that more than one of our accounts carries.
    private(set) var ambiguous: Set<AccountKey> = []
    private(set) var foreignCount = 0
    private let accounts: [ObservedAccount]
    private let owner: String

    enum Owner: Equatable {
        case ours(AccountKey)
        case foreign(String)
        case nobody
        /// The tags were not read, so the owner is not known.
        case unread
    }

    init(accounts: [ObservedAccount], owner: String, standing: @Sendable (AccountKey, Int) -> Standing) {
        self.accounts = accounts
        self.owner = owner
        placesByKey.reserveCapacity(accounts.count)
        let parts = accounts.indices.concurrentParts { places in
            Part(of: accounts, at: places, owner: owner, standing: standing)
        }
        for part in parts {
            foreignCount += part.foreignCount
            for (key, place) in part.ours where placesByKey.updateValue(place, forKey: key) != nil {
                ambiguous.insert(key)
            }
        }
        for key in ambiguous { placesByKey[key] = nil }
        unsettled = parts.flatMap(\.unsettled).filter { !ambiguous.contains($0.key) }
        undeclared = parts.flatMap(\.undeclared).filter { !ambiguous.contains($0.key) }
    }

    /// How many files have the key that one account carries.
    var declaredCount: Int { placesByKey.count - undeclared.count }

    func owner(at place: Int) -> Owner { Owner(of: accounts[place], among: owner) }

    /// What is found in one part of the list.
    private struct Part {
        var ours: [(key: AccountKey, place: Int)] = []
        var unsettled: [(key: AccountKey, place: Int)] = []
        var undeclared: [(key: AccountKey, place: Int)] = []
        var foreignCount = 0

        init(
            of accounts: [ObservedAccount], at places: Range<Int>, owner: String,
            standing: (AccountKey, Int) -> Standing
        ) {
            ours.reserveCapacity(places.count)
            for place in places {
                switch Owner(of: accounts[place], among: owner) {
                case .ours(let key):
                    ours.append((key, place))
                    switch standing(key, place) {
                    case .settled: break
                    case .unsettled: unsettled.append((key, place))
                    case .undeclared: undeclared.append((key, place))
                    }
                case .foreign: foreignCount += 1
                case .nobody, .unread: break
                }
            }
        }
    }
}

extension Ownership.Owner {
    fileprivate init(of account: ObservedAccount, among us: String) {
        guard let tags = account.tags.value else {
            self = .unread
            return
        }
        guard let found = tags[OwnerTags.owner] else {
            self = .nobody
            return
        }
        guard found == us, let key = tags[OwnerTags.account].flatMap({ AccountKey($0) }) else {
            self = .foreign(found)
            return
        }
        self = .ours(key)
    }
}
