/// The accounts of an organization that are known by a key.
///
/// It is a view of the observed list, so that a plan over many accounts costs no copy of each.
public struct KnownAccounts: Sendable {
    private let accounts: [ObservedAccount]
    private var places: [AccountKey: Int]

    init(_ accounts: [ObservedAccount], at places: [AccountKey: Int]) {
        self.accounts = accounts
        self.places = places
    }

    /// The account that this key is; `nil` if that is not known.
    public subscript(_ key: AccountKey) -> ObservedAccount? { places[key].map { accounts[$0] } }

    public var keys: some Collection<AccountKey> { places.keys }

    /// How many accounts are known by a key and carry this owner's tag. One that has two keys counts once.
    func count(ownedBy owner: String) -> Int {
        Set(places.values).count { accounts[$0].tags.value?[OwnerTags.owner] == owner }
    }
}

extension KnownAccounts: Equatable {
    public static func == (left: Self, right: Self) -> Bool {
        left.places.count == right.places.count && left.keys.allSatisfy { left[$0] == right[$0] }
    }
}
