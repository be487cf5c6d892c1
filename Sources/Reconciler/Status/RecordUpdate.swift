import Planning

/// What a pass makes of the records of single accounts. Pure.
struct RecordUpdate {
    let facts: Facts
    let outcomes: [AccountKey: [Outcome]]
    private let actions: [AccountKey: [Action]]
    private let held: [AccountKey: [HeldAction]]

    init(facts: Facts, outcomes: [Outcome]) {
        self.facts = facts
        self.outcomes = Dictionary(grouping: outcomes, by: \.effect.key)
        actions = Dictionary(grouping: facts.plan.actions, by: \.key)
        held = Dictionary(grouping: facts.gate.held, by: \.action.key)
    }

    /// The records after the pass, by key. An account that is no longer managed has none.
    var records: [AccountKey: AccountRecord] {
        var keys = Set(facts.desired.accounts.keys).union(facts.plan.accounts.keys)
        keys.formUnion(facts.plan.quarantined)
        keys.formUnion(actions.keys)
        var records: [AccountKey: AccountRecord] = [:]
        for key in keys { records[key] = record(key) }
        return records
    }

    private func record(_ key: AccountKey) -> AccountRecord? {
        let old = facts.history.records[key]
        let spec = facts.desired.accounts[key]
        let account = facts.plan.accounts[key]
        var record = AccountRecord(key: key, phase: .ready, declaredTags: old?.declaredTags ?? [:])
        record.file = spec?.file ?? old?.file
        record.accountID = account?.id ?? old?.accountID
        record.name = account?.name ?? spec?.name.value ?? old?.name
        record.email = spec?.email.value.description ?? old?.email
        record.ou = account.flatMap { unitPath(of: $0) } ?? old?.ou
        record.state = account?.state ?? old?.state
        if facts.plan.quarantined.contains(key) {
            record.phase = .quarantined
            record.message = problem(of: key, file: record.file)
            record.settledAt = facts.history.base(of: key)
            record.create = old?.create
            record.stall = old?.stall
            return record
        }
        let results = outcomes[key] ?? []
        if results.contains(where: { if case .unmanage = $0.effect.change { $0.result == .applied } else { false } }) {
            return nil
        }
        // Rekeyed away: the account has another record now.
        if spec == nil, actions[key] == nil, old != nil, account == nil { return nil }
        if spec == nil, actions[key] == nil, account?.state != .active { return nil }
        apply(results, to: &record)
        settle(&record, old: old, spec: spec, results: results)
        return record
    }

    /// What went through is what the next observation will show.
    private func apply(_ results: [Outcome], to record: inout AccountRecord) {
        for outcome in results where outcome.result == .applied {
            switch outcome.effect.change {
            case .create(let account):
                record.ou = account.ou.path
                record.declaredTags = account.tags
            case .move(_, let to): record.ou = to.path
            case .rename(_, let to): record.name = to
            case .tag(let key, _, let to): record.declaredTags[key] = to
            case .close: record.state = .pendingClosure
            case .adopt, .rekey, .unmanage: break
            }
        }
    }

    private func settle(
        _ record: inout AccountRecord, old: AccountRecord?, spec: AccountSpec?, results: [Outcome]
    ) {
        let effects = actions[record.key]?.flatMap(\.effects) ?? []
        let applied = Set(results.filter { $0.result == .applied }.map(\.effect))
        if effects.allSatisfy(applied.contains) {
            if let spec { record.declaredTags = spec.tags.mapValues(\.value) }
            return
        }
        record.settledAt = facts.history.base(of: record.key)
        record.create = old?.create
        for outcome in results {
            switch outcome.result {
            case .started(let request):
                record.phase = .creating
                record.message = "being created"
                record.create = .init(request: request, effect: outcome.effect.digest)
                if case .create(let account) = outcome.effect.change { record.declaredTags = account.tags }
            case .superseded(let why), .retry(let why):
                record.phase = .retrying
                record.message = why
            case .stalled(let why):
                record.phase = .stalled
                record.message = why
                record.stall = .init(effect: outcome.effect.digest, reason: why)
            case .applied: break
            }
        }
        if record.phase == .ready, let hold = held[record.key]?.first { apply(hold, to: &record, old: old) }
    }

    private func apply(_ hold: HeldAction, to record: inout AccountRecord, old: AccountRecord?) {
        record.message = "\(hold.action.kind.rawValue): \(hold.reason)"
        switch hold.reason {
        case .inFlight(let request):
            record.phase = .creating
            if let effect = hold.effects.first { record.create = .init(request: request, effect: effect.digest) }
        case .stalled(let reason):
            record.phase = .stalled
            record.stall = hold.effects.first.map { .init(effect: $0.digest, reason: reason) }
        case .needsApproval, .overBudget, .awaitsAdoption, .noFreeSlot, .sameNameInFlight:
            record.phase = .waiting
        }
    }

    private func problem(of key: AccountKey, file: String?) -> String {
        let own = facts.desired.quarantined.first { $0.key == key }?.diagnostics.first
        let found = own ?? facts.plan.diagnostics.first { $0.position?.file == file }
        guard let found else { return "quarantined" }
        return "\(found.code.rawValue) \(found.position.map { "\($0): " } ?? "")\(found.summary)"
    }

    private func unitPath(of account: ObservedAccount) -> OrganizationalUnitPath? {
        guard let parent = account.parent.value else { return nil }
        return facts.observed.organizationalUnits.first { $0.id == parent }?.path
    }
}
