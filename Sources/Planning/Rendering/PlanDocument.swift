/// A plan as it stands in JSON. `docs/plan-format.md` describes each member.
public struct PlanDocument: Codable, Sendable {
    public var formatVersion: String
    public var id: Digest
    public var organization: String
    public var owner: String
    public var branch: String
    public var commit: CommitID?
    public var accounts: Int
    public var foreignAccounts: Int
    /// What of the policy becomes looser.
    public var policy: [PolicyEffectDocument]?
    public var actions: [ActionDocument]
    public var diagnostics: [Diagnostic]

    enum CodingKeys: String, CodingKey {
        case formatVersion = "format_version"
        case id, organization, owner, branch, commit, accounts
        case foreignAccounts = "foreign_accounts"
        case policy, actions, diagnostics
    }

    public struct PolicyEffectDocument: Codable, Sendable {
        public var digest: Digest
        public var field: String
        public var before: String?
        public var after: String?
        public var file: String
        public var line: Int
        public var commit: CommitID?
        /// Why it does not go ahead.
        public var held: String?
        /// Whether an approval would let it go ahead.
        public var needsApproval: Bool

        enum CodingKeys: String, CodingKey {
            case digest, field, before, after, file, line, commit, held
            case needsApproval = "needs_approval"
        }
    }

    public struct ActionDocument: Codable, Sendable {
        public var kind: ActionKind
        public var account: AccountKey
        public var accountID: AccountID?
        /// `changed`, `drift`, `first-sight` or `retry`.
        public var cause: String
        /// The commit that changed the file, where it is known and the cause is `changed` or `retry`.
        public var commit: CommitID?
        public var effects: [EffectDocument]

        enum CodingKeys: String, CodingKey {
            case kind, account
            case accountID = "account_id"
            case cause, commit, effects
        }
    }

    public struct EffectDocument: Codable, Sendable {
        public var digest: Digest
        public var field: String
        public var before: String?
        public var after: String?
        public var newAccount: NewAccountDocument?
        public var file: String?
        public var line: Int?
        /// Why it does not go ahead.
        public var held: String?
        /// Whether an approval would let it go ahead.
        public var needsApproval: Bool

        enum CodingKeys: String, CodingKey {
            case digest, field, before, after
            case newAccount = "new_account"
            case file, line, held
            case needsApproval = "needs_approval"
        }
    }

    public struct NewAccountDocument: Codable, Sendable {
        public var name: String
        public var email: EmailAddress
        public var ou: OrganizationalUnitPath
        public var tags: [String: String]
    }
}

extension PlanDocument {
    public init(_ plan: Plan, _ context: PlanContext) { self.init(PlanView(plan, context)) }

    init(_ view: PlanView) {
        formatVersion = PlanJSON.formatVersion
        id = view.id
        organization = view.scope.organization
        owner = view.scope.owner
        branch = view.branch
        commit = view.commit
        accounts = view.accounts
        foreignAccounts = view.foreignAccounts
        policy = view.items.first { $0.isPolicy }.map { item in item.rows.map { PolicyEffectDocument($0, of: item) } }
        actions = view.items.compactMap(ActionDocument.init)
        diagnostics = view.diagnostics
    }
}

extension PlanDocument.PolicyEffectDocument {
    init(_ row: PlanRow, of item: PlanItem) {
        digest = row.digest
        field = row.values.field
        before = row.values.before
        after = row.values.after
        file = row.position?.file ?? Policy.file
        line = row.position?.line ?? 1
        commit = item.cause?.commit
        held = row.hold?.description
        needsApproval = row.hold?.isForApprover ?? false
    }
}

extension PlanDocument.ActionDocument {
    /// Returns `nil` for the policy, which is no account's.
    init?(_ item: PlanItem) {
        guard case .account(let kind, let key, let id) = item.subject, let cause = item.cause else { return nil }
        self.kind = kind
        account = key
        accountID = id
        self.cause = cause.name
        commit = cause.commit
        effects = item.rows.sorted { $0.digest < $1.digest }.map { .init($0) }
    }
}

extension PlanDocument.EffectDocument {
    init(_ row: PlanRow) {
        digest = row.digest
        field = row.values.field
        before = row.values.before
        after = row.values.after
        newAccount = row.values.newAccount.map {
            .init(name: $0.name, email: $0.email, ou: $0.ou.path, tags: $0.tags)
        }
        file = row.position?.file
        line = row.position?.line
        held = row.hold?.description
        needsApproval = row.hold?.isForApprover ?? false
    }
}
