import Planning

/// What a case says of the files, of AWS and of what went before. What it does not say is as plain as can be.
struct World {
    static let now = 1_800_000_000
    static let owner = "acme"
    static let management = valid(AccountID("000000000001"), "management")

    var branch = "main"
    var organization = "o-exampleorgid"
    var policy = Policy(owner: World.owner)
    var width: Int?
    var specs: [AccountKey: AccountSpec] = [:]
    var quarantined: [Quarantine] = []
    var units: [OrganizationalUnit] = ["/", "Dev", "Lab", "Prod", "Quarantine", "Workloads", "Workloads/Prod"].map(unit)
    var accounts: [ObservedAccount] = []
    var creates: [ObservedCreate] = []
    var history = History()
    private(set) var commits: [SourceChange] = []
    private var lastAccount = 100_000_000_000

    // The files.

    /// A file says that this account is to be. Its name and address come from its key unless they are given.
    mutating func file(
        _ key: String, in ou: String, name: String? = nil, email: String? = nil, tags: [String: String] = [:],
        id: String? = nil, state: AccountSpec.Lifecycle = .active
    ) {
        let file = Self.path(key, ou)
        func at(_ line: Int, _ column: Int) -> SourcePosition { SourcePosition(file: file, line: line, column: column) }
        let address = email ?? "\(key)@example.com"
        let lines = tags.sorted { $0.key < $1.key }.enumerated()
        let sourced = lines.map { ($0.element.key, Sourced($0.element.value, at: at(5 + $0.offset, 3))) }
        specs[accountKey(key)] = AccountSpec(
            key: accountKey(key), file: file, name: Sourced(name ?? key, at: at(1, 7)),
            email: Sourced(valid(EmailAddress(address), address), at: at(2, 8)),
            ou: Sourced(unit(ou).path, at: at(1, 1)), tags: Dictionary(uniqueKeysWithValues: sourced),
            accountID: id.map { Sourced(valid(AccountID($0), $0), at: at(3, 12)) },
            state: Sourced(state, at: at(4, 8)))
    }

    /// A file that cannot be read.
    mutating func brokenFile(_ key: String, in ou: String, because summary: String) {
        let file = Self.path(key, ou)
        quarantined.append(
            Quarantine(
                file: file, key: AccountKey(key), isDefaults: false,
                diagnostics: [Diagnostic(.yamlSyntax, summary, at: SourcePosition(file: file, line: 3, column: 5))]))
    }

    // AWS.

    /// An account that is ours under this key, and of which the status branch knows.
    mutating func ours(
        _ key: String, in ou: String, name: String? = nil, email: String? = nil, tags: [String: String] = [:],
        state: ObservedAccount.State = .active, isKnown: Bool = true
    ) {
        let owned = ["reeve:owner": Self.owner, "reeve:account": key]
        account(key, in: ou, name: name, email: email, tags: tags.merging(owned) { $1 }, state: state)
        guard isKnown else { return }
        let id = accounts.last?.id
        remember(key) { record in
            record.accountID = id
            record.file = Self.path(key, ou)
            record.declaredTags = tags
        }
    }

    /// An account that nobody owns.
    mutating func nobodys(_ name: String, in ou: String, email: String? = nil) { account(name, in: ou, email: email) }

    /// An account of another owner.
    mutating func foreign(_ name: String, in ou: String) {
        account(name, in: ou, tags: ["reeve:owner": "other", "reeve:account": name])
    }

    mutating func account(
        _ key: String, in ou: String, name: String? = nil, email: String? = nil, tags: [String: String] = [:],
        state: ObservedAccount.State = .active
    ) {
        lastAccount += 1
        accounts.append(
            ObservedAccount(
                id: valid(AccountID("\(lastAccount)"), key), name: name ?? key,
                email: .address(email ?? "\(key)@example.com"), state: state, parent: .read(unit(ou).id),
                tags: .read(tags)))
    }

    // What went before.

    /// What the status branch says of an account.
    mutating func remember(_ key: String, _ edit: (inout AccountRecord) -> Void) {
        var record = history.records[accountKey(key)] ?? AccountRecord(key: accountKey(key), phase: .ready)
        edit(&record)
        history.records[accountKey(key)] = record
    }

    /// The newest commit touched the files of these accounts.
    mutating func commit(_ id: String, touches keys: String...) {
        let id = valid(CommitID(id + String(repeating: "0", count: 40 - id.count)), id)
        let paths = Set(keys.map { Self.path($0, "Any") })
        commits.insert(SourceChange(commit: id, people: ["ada@example.com"], paths: paths), at: 0)
    }

    /// The newest commit touched the policy, which was this until then.
    mutating func commit(_ id: String, loosens before: Policy) {
        history.policy = PolicyRecord(rules: GuardedRules(of: before))
        policy.places = [
            "approval": SourcePosition(file: "reeve.yaml", line: 3),
            "approvers": SourcePosition(file: "reeve.yaml", line: 5),
        ]
        let id = valid(CommitID(id + String(repeating: "0", count: 40 - id.count)), id)
        commits.insert(SourceChange(commit: id, people: ["ada@example.com"], paths: ["reeve.yaml"]), at: 0)
    }

    /// Something was applied an hour ago.
    mutating func done(_ kind: ActionKind, _ key: String) {
        history.audit.append(
            AuditEntry(
                time: Self.now - 3600, kind: kind, account: accountKey(key), accountID: nil, effects: [],
                plan: Digest(of: []), source: nil, approval: nil, approvedBy: nil, outcome: "applied", requests: []))
    }

    private static func path(_ key: String, _ ou: String) -> String {
        ou == "/" ? "accounts/\(key).yaml" : "accounts/\(ou)/\(key).yaml"
    }
}

/// `Workloads/Prod` has the ID `ou-Workloads-Prod`, the root `r-root`.
func unit(_ path: String) -> OrganizationalUnit {
    let id = path == "/" ? "r-root" : "ou-" + path.replacing("/", with: "-")
    return OrganizationalUnit(id: id, path: valid(OrganizationalUnitPath(path), path))
}

func accountKey(_ text: String) -> AccountKey { valid(AccountKey(text), text) }

func valid<Value>(_ value: Value?, _ text: String) -> Value {
    guard let value else { fatalError("a test says '\(text)', which is not valid") }
    return value
}
