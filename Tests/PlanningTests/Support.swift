@testable import Planning

/// The organization, the owner and the time of every test.
let organization = "o-exampleorgid"
let owner = "acme"
let scope = PlanScope(organization: organization, owner: owner)
let now = 1_800_000_000
let management: AccountID = "000000000000"

extension AccountKey: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self = valid(AccountKey(text), text) }
}

extension AccountID: ExpressibleByStringLiteral {
    init(stringLiteral text: String) { self = valid(AccountID(text), text) }
}

func valid<Value>(_ value: Value?, _ text: String) -> Value {
    guard let value else { fatalError("a test says '\(text)', which is not valid") }
    return value
}

/// A commit that tests can tell from others: its number, forty digits long.
func commit(_ number: Int) -> CommitID {
    let digits = String(number)
    return valid(CommitID(String(repeating: "0", count: 40 - digits.count) + digits), digits)
}

/// An organizational unit: `Workloads/Prod` has the ID `ou-Workloads-Prod`, the root `r-root`.
func unit(_ path: String) -> OrganizationalUnit {
    let id = path == "/" ? "r-root" : "ou-" + path.replacing("/", with: "-")
    return OrganizationalUnit(id: id, path: valid(OrganizationalUnitPath(path), path))
}

let standardUnits = ["/", "Prod", "Dev", "Lab", "Workloads", "Workloads/Prod", "Quarantine"].map(unit)

/// An account file, whose name and address come from its key unless they are given.
func spec(
    _ key: AccountKey, name: String? = nil, email: String? = nil, ou: String = "Prod", tags: [String: String] = [:],
    accountID: AccountID? = nil, state: AccountSpec.Lifecycle = .active, file: String? = nil
) -> AccountSpec {
    let file = file ?? (ou == "/" ? "accounts/\(key).yaml" : "accounts/\(ou)/\(key).yaml")
    func at(_ line: Int, _ column: Int) -> SourcePosition { SourcePosition(file: file, line: line, column: column) }
    let address = email ?? "\(key)@example.com"
    var sourced: [String: Sourced<String>] = [:]
    for (index, tag) in tags.sorted(by: { $0.key < $1.key }).enumerated() {
        sourced[tag.key] = Sourced(tag.value, at: at(6 + index, 3))
    }
    return AccountSpec(
        key: key, file: file, name: Sourced(name ?? key.description, at: at(1, 7)),
        email: Sourced(valid(EmailAddress(address), address), at: at(2, 8)),
        ou: Sourced(unit(ou).path, at: at(1, 1)), tags: sourced,
        accountID: accountID.map { Sourced($0, at: at(3, 12)) }, state: Sourced(state, at: at(4, 8))
    )
}

/// An account in AWS that nobody owns.
func account(
    _ id: AccountID, name: String = "it", email: String, ou: String = "Prod", tags: [String: String] = [:],
    state: ObservedAccount.State = .active
) -> ObservedAccount {
    ObservedAccount(
        id: id, name: name, email: .address(email), state: state, parent: .read(unit(ou).id), tags: .read(tags))
}

/// An account in AWS that carries our owner tags, and is as ``spec(_:name:email:ou:tags:accountID:state:file:)``
/// of the same key asks.
func owned(
    _ key: AccountKey, _ id: AccountID = "111111111111", name: String? = nil, email: String? = nil, ou: String = "Prod",
    tags: [String: String] = [:], state: ObservedAccount.State = .active, by owner: String = owner
) -> ObservedAccount {
    account(
        id, name: name ?? key.description, email: email ?? "\(key)@example.com", ou: ou,
        tags: tags.merging(["reeve:owner": owner, "reeve:account": key.description]) { own, _ in own }, state: state)
}

/// A file that could not be read.
func quarantined(_ file: String, key: AccountKey? = nil, isDefaults: Bool = false) -> Quarantine {
    Quarantine(
        file: file, key: key, isDefaults: isDefaults,
        diagnostics: [Diagnostic(.yamlSyntax, "it cannot be read", at: SourcePosition(file: file))])
}

/// What the status branch says of an account.
func record(
    _ key: AccountKey, _ id: AccountID? = nil, phase: AccountRecord.Phase = .ready, file: String? = nil,
    tags: [String: String] = [:], settledAt: CommitID? = nil, create: AccountRecord.StartedCreate? = nil,
    stalls: [Digest: String] = [:]
) -> AccountRecord {
    var record = AccountRecord(key: key, phase: phase, declaredTags: tags)
    record.accountID = id
    record.file = file
    record.settledAt = settledAt
    record.create = create
    record.stalls = stalls
    return record
}

func history(
    _ records: [AccountRecord] = [], source: CommitID? = nil, changes: [SourceChange] = [], audit: [AuditEntry] = []
) -> History {
    var history = History(
        records: Dictionary(uniqueKeysWithValues: records.map { ($0.key, $0) }), source: source, audit: audit)
    for base in Set(records.map { history.base(of: $0.key) }).union([source]) {
        history.changes[base] = Array(changes.prefix { $0.commit != base })
    }
    return history
}

/// A commit of these people that touched these paths.
func change(_ number: Int, by people: Set<String>, _ paths: Set<String>) -> SourceChange {
    SourceChange(commit: commit(number), people: people, paths: paths)
}

func state(
    _ accounts: [ObservedAccount], units: [OrganizationalUnit] = standardUnits, creates: [ObservedCreate] = []
) -> ObservedState {
    ObservedState(
        organization: organization, managementAccount: management, root: "r-root", organizationalUnits: units,
        accounts: accounts, creates: creates)
}

func policy(_ edit: (inout Policy) -> Void = { _ in }) -> Policy {
    var policy = Policy(owner: owner)
    policy.approvers = [
        Policy.Approver(principal: "grace@example.com", key: "ssh-ed25519 AAAA"),
        Policy.Approver(principal: "Ada@Example.com", key: "ssh-ed25519 BBBB"),
    ]
    edit(&policy)
    return policy
}

/// Plans these files against these accounts.
func plan(
    _ specs: [AccountSpec], _ accounts: [ObservedAccount], quarantined: [Quarantine] = [], history: History = History(),
    policy: Policy = policy(), units: [OrganizationalUnit] = standardUnits, creates: [ObservedCreate] = [],
    kinds: Set<ActionKind> = Set(ActionKind.allCases)
) throws -> Plan {
    try Planner.plan(
        desired: DesiredState(
            accounts: Dictionary(uniqueKeysWithValues: specs.map { ($0.key, $0) }), quarantined: quarantined),
        observed: state(accounts, units: units, creates: creates), history: history, policy: policy,
        capabilities: Capabilities(provider: .organizations, kinds: kinds))
}

/// Decides what of a plan may go ahead.
///
/// - Parameter policy: in force instead of the plan's.
func gate(
    _ plan: Plan, _ approvals: [VerifiedApproval] = [], policy: Policy? = nil, history: History = History(),
    creates: [ObservedCreate] = [], now: Int = now
) -> Gate {
    Gate(
        plan: policy.map(plan.under) ?? plan, approvals: approvals, history: history,
        observed: state([], creates: creates), now: now)
}

/// An approval of these effects that holds, unless something else is said.
func approval(
    _ effects: [Effect], by principal: String = "grace@example.com", expires: Int = now + 1,
    organization: String = organization, owner: String = owner
) -> VerifiedApproval {
    approval(effects.map(\.digest), by: principal, expires: expires, organization: organization, owner: owner)
}

func approval(
    _ digests: [Digest], by principal: String = "grace@example.com", expires: Int = now + 1,
    organization: String = organization, owner: String = owner
) -> VerifiedApproval {
    VerifiedApproval(
        verified: Digest(of: "\(principal) \(expires) \(digests)".utf8),
        approval: Approval(
            organization: organization, owner: owner, plan: Digest(of: []), effects: digests, expires: expires,
            principal: principal))
}

/// What was done to an account, some seconds ago.
func done(
    _ kind: ActionKind, _ key: AccountKey, id: AccountID? = nil, ago: Int = 60, effects: [Digest] = [],
    approval: VerifiedApproval? = nil, outcome: String = "applied"
) -> AuditEntry {
    AuditEntry(
        time: now - ago, kind: kind, account: key, accountID: id, effects: effects, plan: Digest(of: []), source: nil,
        approval: approval?.id, approvedBy: approval?.approval.principal, outcome: outcome, requests: [])
}

extension Plan {
    /// The same plan under another policy.
    func under(_ policy: Policy) -> Plan {
        Plan(
            scope: scope, policy: policy, policyChange: policyChange, actions: actions, diagnostics: diagnostics,
            problems: problems, rekeys: rekeys, accounts: accounts, organizationAccounts: organizationAccounts,
            foreignAccounts: foreignAccounts)
    }

    /// What the plan does, a line an effect, sorted.
    var lines: [String] { actions.flatMap(\.effects).map(\.line).sorted() }

    /// Every problem as `RV3001 file:line:column`.
    var places: [String] { diagnostics.map { "\($0.code.rawValue) \($0.position?.description ?? "nowhere")" } }

    var effects: [Effect] { actions.flatMap(\.effects) }

    subscript(_ kind: ActionKind) -> Action? { actions.first { $0.kind == kind } }
}

extension Gate {
    /// What may go ahead, sorted.
    var allowed: [String] { approved.flatMap(\.effects).map(\.line).sorted() }

    /// What may not, with the reason, sorted.
    var heldBack: [String] { held.flatMap { held in held.effects.map { "\($0.line): \(held.reason)" } }.sorted() }
}

extension Effect {
    /// The effect in a few words.
    var line: String {
        switch change {
        case .create: "create \(key)"
        case .adopt(let byEmailAlone):
            "adopt \(key) \(accountID?.description ?? "?") by \(byEmailAlone ? "email" : "ID")"
        case .rekey(let from): "rekey \(from) to \(key)"
        case .move(let from, let to): "move \(key) \(from.path) to \(to.path)"
        case .rename(let from, let to): "rename \(key) \(from) to \(to)"
        case .tag(let name, let from, let to): "tag \(key) \(name) \(from ?? "-") to \(to ?? "-")"
        case .unmanage(let moveTo): "unmanage \(key)" + (moveTo.map { " into \($0.path)" } ?? "")
        case .close: "close \(key)"
        }
    }
}
