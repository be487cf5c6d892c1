import Planning

/// What a pass makes of the records of single accounts. Pure.
struct RecordUpdate {
    let facts: Facts
    let outcomes: [AccountKey: [Outcome]]
    /// Seconds since 1970.
    private let now: Int
    private let actions: [AccountKey: [Action]]
    private let held: [AccountKey: [HeldAction]]
    private let unitPaths: [String: OrganizationalUnitPath]
    private let requestsInFlight: Set<String>

    init(facts: Facts, outcomes: [Outcome], now: Int) {
        self.facts = facts
        self.now = now
        self.outcomes = Dictionary(grouping: outcomes, by: \.effect.key)
        actions = Dictionary(grouping: facts.plan.actions, by: \.key)
        held = Dictionary(grouping: facts.gate.held, by: \.action.key)
        unitPaths = Dictionary(
            facts.observed.organizationalUnits.map { ($0.id, $0.path) }, uniquingKeysWith: { first, _ in first })
        requestsInFlight = Set(facts.observed.creates.filter { $0.progress == .inProgress }.map(\.request))
    }

    /// The records after the pass, by key. An account that is no longer managed has none.
    var records: [AccountKey: AccountRecord] {
        var keys = Set(facts.desired.accounts.keys).union(facts.plan.accounts.keys)
        keys.formUnion(facts.plan.problems.keys)
        // A create goes on, whatever became of its file.
        keys.formUnion(facts.history.records.values.filter { isInFlight($0) }.map(\.key))
        // An account that got its new key goes on under that; until then the old one is what is known of it.
        keys.subtract(rekeyed)
        var records: [AccountKey: AccountRecord] = [:]
        for key in keys { records[key] = record(key).map(dated) }
        return records
    }

    /// The record with the time of its phase and the commit at which it last changed.
    private func dated(_ record: AccountRecord) -> AccountRecord {
        var record = record
        let old = facts.history.records[record.key]
        record.since = old?.phase == record.phase ? old?.since : now
        record.source = old?.source
        var unchanged = old
        unchanged?.since = record.since
        if record != unchanged { record.source = facts.source.commit }
        return record
    }

    private func isInFlight(_ record: AccountRecord) -> Bool {
        record.create.map { requestsInFlight.contains($0.request) } ?? false
    }

    private var rekeyed: [AccountKey] {
        outcomes.values.joined().compactMap {
            if case .rekey(let old) = $0.effect.change, $0.result == .applied { old } else { nil }
        }
    }

    private func record(_ key: AccountKey) -> AccountRecord? {
        let old = facts.history.records[key] ?? facts.plan.rekeys[key].flatMap { facts.history.records[$0] }
        let spec = facts.desired.accounts[key]
        let account = facts.plan.accounts[key]
        var record = AccountRecord(key: key, phase: .ready)
        record.file = spec?.file ?? old?.file
        record.accountID = account?.id ?? old?.accountID
        record.name = account?.name ?? spec?.name.value ?? old?.name
        record.email = spec?.email.value.description ?? old?.email
        record.ou = account.flatMap { unitPath(of: $0) } ?? old?.ou
        record.state = account?.state ?? old?.state
        record.declaredTags = declaredTags(old, spec, account)
        if let problem = facts.plan.problems[key] {
            record.phase = .quarantined
            record.message =
                "\(problem.code.rawValue) \(problem.position.map { "\($0): " } ?? "")\(problem.summary)"
            keepUnsettled(&record, old)
            return record
        }
        if spec == nil, actions[key] == nil {
            return withoutFile(record, old, account)
        }
        let results = outcomes[key] ?? []
        if results.contains(where: { if case .unmanage = $0.effect.change { $0.result == .applied } else { false } }) {
            return nil
        }
        apply(results, to: &record)
        settle(&record, old: old, spec: spec, results: results)
        return record
    }

    /// Nothing is asked of the account, and nothing is planned for it: it was closed, or its file is gone and
    /// something holds the unmanage.
    private func withoutFile(
        _ record: AccountRecord, _ old: AccountRecord?, _ account: ObservedAccount?
    ) -> AccountRecord? {
        var record = record
        keepUnsettled(&record, old)
        if let old, isInFlight(old) {
            record.phase = .creating
            record.message = "being created; its file is gone"
            return record
        }
        guard account?.state == .active else { return nil }
        record.phase = .waiting
        record.message = "its file is gone; waits until every new file can be read"
        return record
    }

    /// Of the tags that the file declares, those that the account has, and those that it was given before: all
    /// that a later file may take away.
    private func declaredTags(
        _ old: AccountRecord?, _ spec: AccountSpec?, _ account: ObservedAccount?
    ) -> [String: String] {
        var tags = old?.declaredTags ?? [:]
        for (key, wanted) in spec?.tags ?? [:] where account?.tags.value?[key] == wanted.value {
            tags[key] = wanted.value
        }
        return tags
    }

    /// What went through is what the next observation will show.
    private func apply(_ results: [Outcome], to record: inout AccountRecord) {
        for outcome in results where outcome.result == .applied {
            switch outcome.effect.change {
            case .create(let account):
                record.accountID = outcome.account ?? record.accountID
                record.ou = account.ou.path
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
            // An account that was finished was given the tags of the file it was begun with, which may be another.
            let isFinished = facts.plan.accounts[record.key] != nil && effects.contains { $0.change.kind == .create }
            if let spec, !isFinished { record.declaredTags = spec.tags.mapValues(\.value) }
            return
        }
        keepUnsettled(&record, old)
        forgetRefusals(of: &record, but: effects)
        if let hold = held[record.key]?.first { apply(hold, to: &record) }
        for outcome in results { apply(outcome, to: &record) }
        // The phase is that of what waits longest; what nobody but a person can free is said first.
        if let wait = record.waits.values.filter({ !$0.isOver(at: now) }).max(by: {
            ($0.until, $0.reason) < ($1.until, $1.reason)
        }),
            record.phase != .creating
        {
            record.phase = .waiting
            record.message = "\(HeldAction.Reason.waits(wait))"
        }
        if let reason = record.stalls.sorted(by: { $0.key < $1.key }).first?.value, record.phase != .creating {
            record.phase = .stalled
            record.message = reason
        }
    }

    private func keepUnsettled(_ record: inout AccountRecord, _ old: AccountRecord?) {
        record.settledAt = facts.history.base(of: old?.key ?? record.key)
        record.create = old?.create
        if record.accountID == nil { record.unansweredCreate = old?.unansweredCreate }
        record.stalls = old?.stalls ?? [:]
        record.waits = old?.waits ?? [:]
    }

    /// What was refused counts as long as the same is asked for, and no commit has touched the file since.
    private func forgetRefusals(of record: inout AccountRecord, but effects: [Effect]) {
        let isAskedAnew = actions[record.key, default: []].contains(where: \.isAskedAnew)
        let digests = isAskedAnew ? [] : Set(effects.map(\.digest))
        record.stalls = record.stalls.filter { digests.contains($0.key) }
        record.waits = record.waits.filter { digests.contains($0.key) }
        if isAskedAnew, let create = record.create, !requestsInFlight.contains(create.request) { record.create = nil }
    }

    private func apply(_ outcome: Outcome, to record: inout AccountRecord) {
        switch outcome.result {
        case .waits(let reason, let seconds, let atMost):
            wait(outcome.effect, for: reason, seconds: seconds, atMost: atMost, in: &record)
        case .started(let request):
            record.phase = .creating
            record.message = "being created"
            record.waits[outcome.effect.digest] = nil
            record.create = .init(request: request, effect: outcome.effect.digest)
            record.unansweredCreate = nil
            if case .create(let account) = outcome.effect.change { record.declaredTags = account.tags }
        case .retry(let why):
            record.phase = .retrying
            record.message = why
            if outcome.effect.change.kind == .create, record.accountID == nil {
                record.unansweredCreate = now
            }
        case .superseded(let why):
            record.phase = .retrying
            record.message = why
        case .deferred:
            record.phase = .waiting
            record.message = "\(outcome.effect.change.kind.rawValue): waits for the next pass"
        case .stalled(let why): record.stalls[outcome.effect.digest] = why
        case .applied: break
        }
    }

    private func apply(_ hold: HeldAction, to record: inout AccountRecord) {
        record.message = "\(hold.action.kind.rawValue): \(hold.reason)"
        switch hold.reason {
        case .inFlight: record.phase = .creating
        case .waits(let wait):
            for effect in hold.effects { record.waits[effect.digest] = wait }
        case .stalled(let reason):
            for effect in hold.effects { record.stalls[effect.digest] = reason }
        case .needsApproval, .overBudget, .awaitsClaim, .noFreeSlot, .sameNameInFlight:
            record.phase = .waiting
        }
    }

    private func wait(
        _ effect: Effect, for reason: String, seconds: Int, atMost: Int?, in record: inout AccountRecord
    ) {
        let before = facts.history.records[record.key]?.waits[effect.digest]
        let since = before.flatMap { $0.reason == reason ? $0.since : nil } ?? now
        if let atMost, now - since >= atMost {
            record.waits[effect.digest] = nil
            record.stalls[effect.digest] = reason
        } else {
            record.waits[effect.digest] = Wait(reason: reason, since: since, until: now + seconds)
        }
    }

    private func unitPath(of account: ObservedAccount) -> OrganizationalUnitPath? {
        account.parent.value.flatMap { unitPaths[$0] }
    }
}
