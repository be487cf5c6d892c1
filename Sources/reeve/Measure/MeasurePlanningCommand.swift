import ArgumentParser
import Planning

/// What `script/bench` asks: how long a plan takes when both states are in memory. It is not shown to users.
struct MeasurePlanningCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "measure-planning", shouldDisplay: false)

    @Argument var accounts: Int
    @Option var runs = 5
    /// Of how many accounts one differs by a tag.
    @Option var changed = 100

    func run() async throws {
        let (desired, observed) = try states()
        let policy = Policy(owner: Self.owner)
        let capabilities = Capabilities(provider: .organizations, kinds: Set(ActionKind.allCases))
        for _ in 0..<runs {
            let start = ContinuousClock.now
            let plan = try Planner.plan(
                desired: desired, observed: observed, history: History(), policy: policy, capabilities: capabilities)
            let seconds = (ContinuousClock.now - start) / .seconds(1)
            guard plan.count(.update) == (accounts + changed - 1) / changed else {
                throw Console.failure(Diagnostic(.badArgument, "the plan is not what was asked for: \(plan.countLine)"))
            }
            Console.out("\(seconds)")
        }
    }

    private static let owner = "acme"

    private func states() throws -> (DesiredState, ObservedState) {
        let units = try (0..<20).map { try OrganizationalUnit(id: "ou-\($0)", path: parsed("Workloads/Team\($0)")) }
        var specs: [AccountKey: AccountSpec] = [:]
        var observed: [ObservedAccount] = []
        for number in 0..<accounts {
            let (key, unit): (AccountKey, _) = (try parsed("account-\(number)"), units[number % units.count])
            let file = "accounts/\(unit.path)/\(key).yaml"
            func sourced<Value>(_ value: Value, _ line: Int) -> Sourced<Value> {
                Sourced(value, at: SourcePosition(file: file, line: line))
            }
            let tags = ["cost-center": "\(number % 97)", "environment": "prod", "service": "service \(number)"]
            specs[key] = AccountSpec(
                key: key, file: file, name: sourced("Account \(number)", 1),
                email: sourced(try parsed("aws+\(key)@example.com"), 2), ou: sourced(unit.path, 1),
                tags: Dictionary(uniqueKeysWithValues: tags.map { ($0.key, sourced($0.value, 4)) }))
            var present = tags
            if number.isMultiple(of: changed) { present["environment"] = "staging" }
            present[OwnerTags.owner] = Self.owner
            present[OwnerTags.account] = key.description
            observed.append(
                ObservedAccount(
                    id: try parsed(String(100_000_000_000 + number)), name: "Account \(number)",
                    email: .address("aws+\(key)@example.com"), state: .active, parent: .read(unit.id),
                    tags: .read(present)))
        }
        let state = ObservedState(
            organization: "o-exampleorgid", managementAccount: try parsed("999999999999"), root: "r-root",
            organizationalUnits: units, accounts: observed)
        return (DesiredState(accounts: specs), state)
    }

    private func parsed(_ text: String) throws -> AccountKey { try require(AccountKey(text), text) }
    private func parsed(_ text: String) throws -> AccountID { try require(AccountID(text), text) }
    private func parsed(_ text: String) throws -> EmailAddress { try require(EmailAddress(text), text) }
    private func parsed(_ text: String) throws -> OrganizationalUnitPath {
        try require(OrganizationalUnitPath(text), text)
    }

    private func require<Value>(_ value: Value?, _ text: String) throws -> Value {
        guard let value else { throw Console.failure(Diagnostic(.badArgument, "'\(text)' cannot be")) }
        return value
    }
}
