/// Holds one account against its file. What it finds depends on nothing that is found of others.
struct Comparison: Sendable {
    let observed: ObservedState
    let history: History
    /// The policy in force.
    let policy: Policy
    /// What `reeve.yaml` says.
    let wantedPolicy: Policy
    let scope: PlanScope
    let unitsByPath: [OrganizationalUnitPath: [OrganizationalUnit]]
    let unitsByID: [String: OrganizationalUnit]

    init(observed: ObservedState, history: History, policy: Policy, wantedPolicy: Policy, scope: PlanScope) {
        self.observed = observed
        self.history = history
        self.policy = policy
        self.wantedPolicy = wantedPolicy
        self.scope = scope
        unitsByPath = Dictionary(grouping: observed.organizationalUnits, by: \.path)
        unitsByID = Dictionary(
            observed.organizationalUnits.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether the account, which carries the file's key, is as its file asks.
    func isSettled(_ spec: AccountSpec, at place: Int) -> Bool {
        guard let match = try? ownMatch(spec, at: place), let effects = try? effects(for: spec, match: match) else {
            return false
        }
        return effects.isEmpty
    }

    /// The account that carries the file's key.
    ///
    /// - Throws: where the file names another.
    func ownMatch(_ spec: AccountSpec, at place: Int) throws(Diagnostic) -> Match {
        let account = observed.accounts[place]
        if let wanted = spec.accountID, wanted.value != account.id {
            throw Diagnostic(
                .identityConflict, "'\(spec.key)' is account \(account.id), not \(wanted.value)",
                at: wanted.position, hint: "remove 'accountId', or give the file another name")
        }
        return .found(account, at: place, .ownerTags)
    }
}
