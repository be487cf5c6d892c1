import Planning
import Testing

/// The share is of the accounts that are managed: proposing adoptions or new names makes no room for unmanages.
struct ManagedCountTests {
    private func reason(_ specs: [AccountSpec], _ accounts: [ObservedAccount]) throws -> String? {
        let none = policy { $0.budgets.limits[.unmanage] = .init(count: 0, percent: 50) }
        let plan = try plan(specs, accounts + [owned("gone", "900000000001"), owned("gone-too", "900000000002")])
        return gate(plan, policy: none).held.first { $0.action.kind == .unmanage }?.reason.description
    }

    @Test func accountsYetToBeAdoptedAreNotAmongThem() throws {
        let files = (1...8).map { spec(AccountKey(stringLiteral: "n\($0)")) }
        let strangers = (1...8).map {
            account(AccountID(stringLiteral: "80000000000\($0)"), email: "n\($0)@example.com")
        }
        #expect(
            try reason(files, strangers)
                == "unmanage: 2 of 2 accounts in 24h, budget 1 (the larger of 0 and 50% = 1), needs an override")
    }

    @Test func anAccountUnderTwoKeysIsOne() throws {
        #expect(
            try reason([spec("new", email: "old@example.com")], [owned("old")])
                == "unmanage: 2 of 3 accounts in 24h, budget 1 (the larger of 0 and 50% = 1), needs an override")
    }
}
