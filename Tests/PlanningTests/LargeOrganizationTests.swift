import Testing

@testable import Planning

/// What is walked in parts, by several processors, is one organization.
struct LargeOrganizationTests {
    private static let count = 5_000

    private func key(_ number: Int) throws -> AccountKey { try #require(AccountKey("account-\(number)")) }
    private func id(_ number: Int) throws -> AccountID { try #require(AccountID(String(100_000_000_000 + number))) }

    private func organization() throws -> (specs: [AccountKey: AccountSpec], accounts: [ObservedAccount]) {
        var specs: [AccountKey: AccountSpec] = [:]
        var accounts: [ObservedAccount] = []
        for number in 0..<Self.count {
            let key = try key(number)
            specs[key] = spec(key, tags: ["team": "a"])
            accounts.append(owned(key, try id(number), tags: ["team": "a"]))
        }
        return (specs, accounts)
    }

    private func planned(_ specs: [AccountKey: AccountSpec], _ accounts: [ObservedAccount]) throws -> Plan {
        try Planner.plan(
            desired: DesiredState(accounts: specs), observed: state(accounts), history: History(), policy: policy(),
            capabilities: Capabilities(provider: .organizations, kinds: Set(ActionKind.allCases)))
    }

    @Test func `what is as its file asks is left alone, in every part`() throws {
        let (specs, accounts) = try organization()
        let plan = try planned(specs, accounts)
        #expect(plan.isEmpty && plan.diagnostics.isEmpty)
        #expect(plan.accounts.keys.count == Self.count)
        #expect(plan.accounts[try key(4_321)]?.id == (try id(4_321)))
    }

    @Test(arguments: [0, 1_023, 1_024, 4_999])
    func `what differs is found, wherever in the list it is`(place: Int) throws {
        var (specs, accounts) = try organization()
        accounts[place].name = "Other"
        let gone = try key((place + 2_500) % Self.count)
        specs[gone] = nil
        let plan = try planned(specs, accounts)
        #expect(plan.actions.map(\.key) == [try key(place), gone])
        #expect(plan.actions.map(\.kind) == [.update, .unmanage])
    }

    @Test func `a key that accounts of two parts carry is neither's`() throws {
        var (specs, accounts) = try organization()
        let (first, second) = (try key(10), try key(4_990))
        accounts[4_990] = owned(first, try id(4_990), name: "Other")
        specs[second] = nil
        let plan = try planned(specs, accounts)
        #expect(plan.actions.isEmpty)
        #expect(plan.problems[first]?.code == .duplicateOwnerTag)
        #expect(plan.accounts[first] == nil)
    }

    @Test func `the order of the list changes nothing`() throws {
        var (specs, accounts) = try organization()
        for place in stride(from: 0, to: Self.count, by: 97) { accounts[place].name = "Other \(place)" }
        specs[try key(3)] = nil
        let plan = try planned(specs, accounts)
        let other = try planned(specs, accounts.reversed())
        #expect(plan.id == other.id)
        // A plan of so many accounts is nothing to be printed.
        let isSame = plan == other
        #expect(isSame)
    }

    @Test func `parts come in their order and leave nothing out`() {
        for count in [0, 1, 1_024, 1_025, 10_000] {
            let parts = (0..<count).concurrentParts { $0 }
            #expect(parts.flatMap(Array.init) == Array(0..<count))
        }
    }
}
