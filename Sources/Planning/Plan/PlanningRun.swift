/// The work of one planning: its inputs indexed, and what has been found so far.
struct PlanningRun {
    let desired: DesiredState
    let observed: ObservedState
    let history: History
    let comparison: Comparison
    private let policyChange: PolicyChange?
    let capabilities: Capabilities
    let ownership: Ownership
    private let quarantinedKeys: Set<AccountKey>
    /// Only a plan that is not empty asks for it.
    private lazy var touched = TouchedFiles(history)

    private(set) var actions: [Action] = []
    private var diagnostics: [Diagnostic] = []
    /// Why nothing is planned for an account.
    private var problems: [AccountKey: Diagnostic] = [:]
    /// Where in the observed list the account of each key is.
    private var places: [AccountKey: Int]
    /// The old keys of accounts whose file got a new one, by the new one.
    private var rekeys: [AccountKey: AccountKey] = [:]
    private var spokenFor: SpokenFor

    init(
        desired: DesiredState, observed: ObservedState, history: History, policy: Policy, capabilities: Capabilities
    ) {
        self.desired = desired
        self.observed = observed
        self.history = history
        self.capabilities = capabilities
        let scope = PlanScope(organization: observed.organization, owner: policy.owner)
        let inForce = PolicyInForce(wanted: policy, before: history.policy?.rules)
        policyChange = PolicyChange(inForce.loosenings, wanted: policy, history: history, scope: scope)
        let comparison = Comparison(
            observed: observed, history: history, policy: inForce.policy, wantedPolicy: policy, scope: scope)
        self.comparison = comparison
        ownership = Ownership(accounts: observed.accounts, owner: policy.owner) { key, place in
            guard let spec = desired.accounts[key] else { return .undeclared }
            return comparison.isSettled(spec, at: place) ? .settled : .unsettled
        }
        places = ownership.placesByKey
        spokenFor = SpokenFor(in: observed.organization)
        for file in desired.quarantined {
            guard let key = file.key, let first = file.diagnostics.first else { continue }
            problems[key] = problems[key] ?? first
        }
        quarantinedKeys = Set(desired.quarantined.compactMap(\.key))
        diagnostics = desired.quarantined.flatMap(\.diagnostics)
    }

    /// Whether there is a file for this key, be it one that cannot be read.
    func isDeclared(_ key: AccountKey) -> Bool {
        desired.accounts[key] != nil || quarantinedKeys.contains(key)
    }

    var plan: Plan {
        Plan(
            scope: comparison.scope, policy: comparison.policy, policyChange: policyChange, actions: actions,
            diagnostics: diagnostics,
            problems: problems, rekeys: rekeys, accounts: KnownAccounts(observed.accounts, at: places),
            organizationAccounts: observed.accounts.count, foreignAccounts: ownership.foreignCount)
    }

    /// None owned, where the status branch knows some, is a reading that failed, not an empty one.
    func checkOwnership() throws(Diagnostic) {
        guard ownership.placesByKey.isEmpty, ownership.ambiguous.isEmpty else { return }
        // A record may name an account that was never ours, if its adoption waits, or is ours no more, if it was
        // closed or the process died while unmanaging it; one that is ready and active was.
        let last = Dictionary(history.audit.map { ($0.account, $0) }, uniquingKeysWith: { $1 })
        let known = history.records.values.count { record in
            if let entry = last[record.key], entry.kind == .unmanage,
                entry.changedSomething || entry.outcome == AuditEntry.begun
            {
                return false
            }
            return record.accountID != nil && record.phase == .ready && (record.state ?? .active) == .active
        }
        guard known > 0 else { return }
        throw Diagnostic(
            .ownershipUnreadable,
            "status knows \(known) accounts of owner '\(comparison.policy.owner)', but AWS shows none with its tags",
            hint: "check that the credentials may call tag:GetResources and organizations:ListTagsForResource, "
                + "and that 'owner' in reeve.yaml is unchanged")
    }

    /// Plans for every file. A plan sorts what it is made of, so the order here is the quickest.
    mutating func planDeclared() {
        for (key, place) in ownership.unsettled where problems[key] == nil {
            guard let spec = desired.accounts[key] else { continue }
            do {
                try plan(spec, comparison.ownMatch(spec, at: place))
            } catch {
                refuse(spec, error)
            }
        }
        if ownership.declaredCount < desired.accounts.count { planUncarried() }
    }

    /// Plans for the files whose key no account carries, or more than one.
    private mutating func planUncarried() {
        let search = AccountSearch(observed.accounts, of: observed.organization)
        var matches: [(spec: AccountSpec, match: Match)] = []
        for (key, spec) in desired.accounts where places[key] == nil && problems[key] == nil {
            do {
                matches.append((spec, try match(spec, in: search)))
            } catch {
                refuse(spec, error)
            }
        }
        var claimants: [AccountID: [AccountSpec]] = [:]
        for case (let spec, .found(let account, _, _)) in matches {
            claimants[account.id, default: []].append(spec)
        }
        for (spec, match) in matches {
            do {
                if case .found(let account, let place, let identity) = match {
                    try requireSole(spec, account, among: claimants[account.id] ?? [])
                    places[spec.key] = place
                    if case .rekey(let old) = identity {
                        rekeys[spec.key] = old
                        spokenFor.insert(account.id)
                    }
                }
                try plan(spec, match)
            } catch {
                refuse(spec, error)
            }
        }
    }

    private mutating func plan(_ spec: AccountSpec, _ match: Match) throws(Diagnostic) {
        let effects = try comparison.effects(for: spec, match: match)
        guard !effects.isEmpty else { return }
        try requireCapability(for: effects)
        add(effects, spec: spec, match: match)
    }

    /// Two files may mean one account, the one by its ID and the other by its e-mail.
    private func requireSole(
        _ spec: AccountSpec, _ account: ObservedAccount, among claimants: [AccountSpec]
    ) throws(Diagnostic) {
        guard claimants.count > 1 else { return }
        let others = claimants.filter { $0.key != spec.key }.sorted { $0.key < $1.key }.map(\.file)
        throw Diagnostic(
            .identityConflict, "account \(account.id) is also claimed by \(others.joined(separator: ", "))",
            at: spec.accountID?.position ?? spec.email.position, hint: "an account has one file: remove the other")
    }

    private mutating func refuse(_ spec: AccountSpec, _ diagnostic: Diagnostic) {
        spokenFor.insert(spec)
        quarantine(spec.key, diagnostic)
    }

    mutating func planUndeclared() {
        // A file that is unreadable and new may be the missing one under another name, so while there is one,
        // nothing counts as gone.
        let unknownFile = desired.quarantined.contains { file in
            guard let key = file.key else { return !file.isDefaults }
            return ownership.placesByKey[key] == nil && history.records[key]?.accountID == nil
        }
        let undeclared = ownership.undeclared.filter { !quarantinedKeys.contains($0.key) }
        guard !unknownFile, !undeclared.isEmpty else { return }
        let keysByID = Dictionary(grouping: history.records.keys) { history.records[$0]?.accountID }
        for (key, place) in undeclared {
            let account = observed.accounts[place]
            guard account.state == .active, !spokenFor.contains(account) else { continue }
            do {
                let effect = try comparison.unmanageEffect(key, account)
                // The file may have had another name meanwhile, with which it could not be read.
                let names = keysByID[account.id, default: []].filter { $0 != key }
                let keys = [key] + names.sorted()
                let changes = touched.changes(of: keys, file: nil)
                actions.append(
                    Action(
                        kind: .unmanage, key: key, accountID: account.id, effects: [effect],
                        cause: cause(of: [key], changes), isAskedAnew: touched.areAskedAnew(keys, file: nil),
                        age: touched.age(of: keys, file: nil), people: Self.people(of: changes),
                        position: effect.position))
            } catch {
                quarantine(key, error)
            }
        }
    }

    private mutating func quarantine(_ key: AccountKey, _ diagnostic: Diagnostic) {
        problems[key] = diagnostic
        diagnostics.append(diagnostic)
    }

    private mutating func add(_ effects: [Effect], spec: AccountSpec, match: Match) {
        let keys = match.identity?.keys(of: spec) ?? [spec.key]
        let changes = touched.changes(of: keys, file: spec.file)
        let (age, isAskedAnew) = (
            touched.age(of: keys, file: spec.file), touched.areAskedAnew(keys, file: spec.file)
        )
        for (stage, effects) in Dictionary(grouping: effects, by: \.change.stage) {
            actions.append(
                Action(
                    kind: effects[0].change.kind, key: spec.key, accountID: match.account?.id, effects: effects,
                    progress: stage == .create
                        ? progress(of: spec, effects: effects, match: match, isAskedAnew) : .notBegun,
                    cause: cause(of: keys, changes), isAskedAnew: isAskedAnew, age: age,
                    people: Self.people(of: changes),
                    position: effects.count == 1 ? effects.first?.position : SourcePosition(file: spec.file)))
        }
    }

    private func requireCapability(for effects: [Effect]) throws(Diagnostic) {
        let beyond = effects.filter { !capabilities.kinds.contains($0.change.kind) }
        // Always the same one: tags come in no order.
        guard let effect = beyond.min(by: { $0.digest < $1.digest }) else { return }
        throw Diagnostic(
            .notYetApplied,
            "provider '\(capabilities.provider.rawValue)' cannot \(effect.change.kind.rawValue) an account",
            at: effect.position, hint: "undo this change in the file")
    }

    /// A create is known by AWS's request, whatever the file says by now: a second one for the same key would
    /// make a second account.
    private func progress(
        of spec: AccountSpec, effects: [Effect], match: Match, _ isAskedAnew: Bool
    ) -> Action.Progress {
        if let account = match.account { return .finishing(account.id) }
        let record = history.records[spec.key]
        let begun: Action.Progress = record?.unansweredCreate == nil ? .notBegun : .unanswered
        guard let started = record?.create,
            let create = observed.creates.first(where: { $0.request == started.request })
        else { return begun }
        switch create.progress {
        case .inProgress: return .inFlight(request: create.request)
        // It is older than what was asked for without an answer.
        case .failed where begun == .unanswered: return begun
        case .failed(let reason):
            let isTheSame = effects.contains { $0.digest == started.effect }
            return isTheSame && !isAskedAnew ? .failed(request: create.request, reason: reason) : .notBegun
        }
    }

    private func cause(of keys: [AccountKey], _ changes: [SourceChange]) -> Action.Cause {
        let isTriedAgain = keys.contains {
            history.records[$0]?.phase == .retrying || history.records[$0]?.unansweredCreate != nil
        }
        if isTriedAgain { return .retry(changes.first?.commit) }
        if let change = changes.first { return .changed(change.commit) }
        return keys.allSatisfy { history.records[$0] == nil } ? .firstSight : .drift
    }

    private static func people(of changes: [SourceChange]) -> Set<String> {
        changes.reduce(into: []) { $0.formUnion($1.people) }
    }
}
