import Planning
import TestSupport

/// An organization, the files about it, and what is known of the past, made from a seed: every way in which an
/// account and a file can stand to each other, all at once.
struct GeneratedWorld {
    let seed: UInt64
    var specs: [AccountKey: AccountSpec] = [:]
    var accounts: [ObservedAccount] = []
    var records: [AccountRecord] = []
    var policy = PlanningTests.policy()

    private static let places = ["Prod", "Dev", "Lab", "Workloads", "Workloads/Prod", "/"]
    private static let tagSets: [[String: String]] = [[:], ["a": "1"], ["a": "2"], ["a": "1", "b": "x"], ["c": ""]]

    init(seed: UInt64) {
        self.seed = seed
        var random = SeededGenerator(seed: seed)
        accounts.append(account(management, name: "management", email: "management@example.com", ou: "/"))
        for number in 0..<Int.random(in: 1...14, using: &random) { add(number, &random) }
        for key in specs.keys.sorted() where random.chance(0.1) { policy.protected.insert(key.description) }
        for account in accounts where random.chance(0.05) { policy.protected.insert(account.id.description) }
        if random.chance(0.5) {
            policy.unmanageMoveTo = Sourced(unit("Quarantine").path, at: SourcePosition(file: "reeve.yaml"))
        }
        for kind in ActionKind.allCases { policy.approval[kind] = random.chance(0.5) ? .explicit : .merge }
        accounts.shuffle(using: &random)
    }

    /// One account, or one file, or both.
    private mutating func add(_ number: Int, _ random: inout SeededGenerator) {
        let key = valid(AccountKey("a\(number)"), "key")
        let id = valid(AccountID(String(100_000_000_000 + number)), "ID")
        let (place, tags) = (random.pick(Self.places), random.pick(Self.tagSets))
        let wanted = { (random: inout SeededGenerator) in
            spec(
                key, name: random.chance(0.2) ? "new name" : nil,
                ou: random.chance(0.3) ? random.pick(Self.places) : place,
                tags: random.chance(0.3) ? random.pick(Self.tagSets) : tags,
                state: random.chance(0.1) ? .closed : .active)
        }
        let state: ObservedAccount.State =
            random.chance(0.08) ? random.pick([.suspended, .closed, .pendingClosure]) : .active
        switch Int.random(in: 0..<10, using: &random) {
        case 0: specs[key] = wanted(&random)
        case 1: accounts.append(account(id, email: "\(key)@example.com", ou: place, tags: tags, state: state))
        case 2:
            // To be adopted, by its address or by its ID.
            accounts.append(account(id, email: "\(key)@example.com", ou: place, tags: tags, state: state))
            specs[key] = wanted(&random)
            if random.chance(0.5) { specs[key] = spec(key, ou: place, tags: tags, accountID: id) }
        case 3:
            accounts.append(owned(key, id, ou: place, tags: tags, by: "another"))
            if random.chance(0.5) { specs[key] = wanted(&random) }
        case 4:
            // Its file got another name.
            let old = valid(AccountKey("old\(number)"), "key")
            accounts.append(owned(old, id, email: "\(key)@example.com", ou: place, tags: tags, state: state))
            records.append(record(old, id, tags: tags))
            specs[key] = wanted(&random)
        case 5:
            // Its file is gone.
            accounts.append(owned(key, id, ou: place, tags: tags, state: state))
            records.append(record(key, id, tags: tags))
        default:
            accounts.append(owned(key, id, ou: place, tags: tags, state: state))
            if random.chance(0.8) { records.append(record(key, id, tags: tags)) }
            specs[key] = wanted(&random)
        }
    }

    func plan() throws -> Plan {
        try PlanningTests.plan(
            specs.values.sorted { $0.key < $1.key }, accounts, history: history(records), policy: policy)
    }
}
