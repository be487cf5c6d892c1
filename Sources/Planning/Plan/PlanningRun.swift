/// The work of one planning: its inputs indexed, and what has been found so far.
struct PlanningRun {
    let desired: DesiredState
    let history: History
    let policy: Policy
    let capabilities: Capabilities
    let observed: ObservedState
    let scope: PlanScope
    let ownership: Ownership
    let unitsByPath: [OrganizationalUnitPath: [OrganizationalUnit]]
    let unitsByID: [String: OrganizationalUnit]
    let declaredKeys: Set<AccountKey>

    private(set) var actions: [Action] = []
    private var diagnostics: [Diagnostic] = []
    private var quarantined: Set<AccountKey> = []
    private var settled: Set<AccountKey> = []
    private var accounts: [AccountKey: ObservedAccount] = [:]
    /// Accounts whose file got a new key in this plan, so that the old key is no unmanage.
    private var rekeyed: Set<AccountID> = []

    init(
        desired: DesiredState, observed: ObservedState, history: History, policy: Policy, capabilities: Capabilities
    ) {
        self.desired = desired
        self.observed = observed
        self.history = history
        self.policy = policy
        self.capabilities = capabilities
        scope = PlanScope(organization: observed.organization, owner: policy.owner)
        unitsByPath = Dictionary(grouping: observed.organizationalUnits, by: \.path)
        unitsByID = Dictionary(
            observed.organizationalUnits.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        ownership = Ownership(accounts: observed.accounts, owner: policy.owner)
        quarantined = Set(desired.quarantined.compactMap(\.key))
        declaredKeys = Set(desired.accounts.keys).union(quarantined)
        diagnostics = desired.quarantined.flatMap(\.diagnostics)
        for (key, owned) in ownership.owned { accounts[key] = owned }
    }

    var plan: Plan {
        Plan(
            scope: scope, actions: actions, diagnostics: diagnostics, quarantined: quarantined, settled: settled,
            accounts: accounts, organizationAccounts: observed.accounts.count, foreignAccounts: ownership.foreignCount)
    }

    /// None owned, where the status branch knows some, is a reading that failed, not an empty one.
    func checkOwnership() throws(Diagnostic) {
        let known = history.records.values.count { $0.accountID != nil }
        guard ownership.owned.isEmpty, ownership.ambiguous.isEmpty, known > 0 else { return }
        throw Diagnostic(
            .ownershipUnreadable,
            "status knows \(known) accounts of owner '\(policy.owner)', but AWS shows none with its tags",
            hint: "check that the credentials may call tag:GetResources and organizations:ListTagsForResource, "
                + "and that 'owner' in reeve.yaml is unchanged")
    }

    mutating func planDeclared() {
        for key in desired.accounts.keys.sorted() where !quarantined.contains(key) {
            guard let spec = desired.accounts[key] else { continue }
            do {
                let match = try match(spec)
                if case .found(let account, let identity) = match {
                    accounts[key] = account
                    if case .rekey = identity { rekeyed.insert(account.id) }
                }
                let effects = try effects(for: spec, match: match)
                try requireCapability(for: effects)
                add(effects, spec: spec, match: match)
            } catch {
                quarantine(key, error)
            }
        }
    }

    mutating func planUndeclared() {
        // A file that is unreadable and new may be the missing one under another name, so while there is one,
        // nothing counts as gone.
        let unknownFile = desired.quarantined.contains { file in
            guard let key = file.key else { return !file.isDefaults }
            return ownership.owned[key] == nil && history.records[key] == nil
        }
        for key in ownership.owned.keys.sorted() where !declaredKeys.contains(key) {
            guard let account = ownership.owned[key], !rekeyed.contains(account.id), !unknownFile,
                account.state == .active
            else { continue }
            do {
                let effect = try unmanageEffect(key, account)
                let file = history.records[key]?.file
                actions.append(
                    Action(
                        kind: .unmanage, key: key, accountID: account.id, effects: [effect],
                        cause: cause(of: key, files: file.map { [$0] } ?? []),
                        people: people(of: key, files: file.map { [$0] } ?? []),
                        position: file.map { SourcePosition(file: $0) }))
            } catch {
                quarantine(key, error)
            }
        }
    }

    private mutating func quarantine(_ key: AccountKey, _ diagnostic: Diagnostic) {
        quarantined.insert(key)
        diagnostics.append(diagnostic)
    }

    private mutating func add(_ effects: [Effect], spec: AccountSpec, match: Match) {
        guard !effects.isEmpty else {
            settled.insert(spec.key)
            return
        }
        let files = [spec.file] + spec.defaults
        for (kind, effects) in Dictionary(grouping: effects, by: \.change.kind) {
            actions.append(
                Action(
                    kind: kind, key: spec.key, accountID: match.account?.id, effects: effects,
                    progress: kind == .create ? progress(of: spec, effects: effects, match: match) : .notBegun,
                    cause: cause(of: spec.key, files: files), people: people(of: spec.key, files: files),
                    position: effects.count == 1 ? effects.first?.position : SourcePosition(file: spec.file)))
        }
    }

    private func requireCapability(for effects: [Effect]) throws(Diagnostic) {
        guard let effect = effects.first(where: { !capabilities.kinds.contains($0.change.kind) }) else { return }
        throw Diagnostic(
            .notYetApplied,
            "provider '\(capabilities.provider.rawValue)' cannot \(effect.change.kind.rawValue) an account",
            at: effect.position, hint: "undo this change in the file")
    }

    private func progress(of spec: AccountSpec, effects: [Effect], match: Match) -> Action.Progress {
        if let account = match.account { return .finishing(account.id) }
        for create in observed.creates where create.progress == .inProgress && create.name == spec.name.value {
            return .inFlight(request: create.request)
        }
        if let started = history.records[spec.key]?.create, effects.contains(where: { $0.digest == started.effect }) {
            for create in observed.creates where create.request == started.request {
                if case .failed(let reason) = create.progress {
                    return .failed(request: create.request, reason: reason)
                }
            }
        }
        return .notBegun
    }

    private func cause(of key: AccountKey, files: [String]) -> Action.Cause {
        if let change = changes(of: key, files: files).first { return .changed(change.commit) }
        return history.records[key] == nil ? .firstSight : .drift
    }

    private func people(of key: AccountKey, files: [String]) -> Set<String> {
        changes(of: key, files: files).reduce(into: []) { $0.formUnion($1.people) }
    }

    /// The commits that touched these files since the account was last as they asked, newest first.
    private func changes(of key: AccountKey, files: [String]) -> [SourceChange] {
        let base = history.base(of: key)
        return history.changes.prefix { $0.commit != base }.filter { !$0.paths.isDisjoint(with: files) }
    }
}
