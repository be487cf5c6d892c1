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
        /// `changed`, `drift` or `first-sight`.
        public var cause: String
        /// The commit that changed the file, where the cause is `changed`.
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
    public init(_ plan: Plan, _ context: PlanContext) {
        formatVersion = PlanJSON.formatVersion
        id = plan.id
        organization = plan.scope.organization
        owner = plan.scope.owner
        branch = context.branch
        commit = context.commit
        accounts = plan.organizationAccounts
        foreignAccounts = plan.foreignAccounts
        policy = plan.policyChange.map { change in change.effects.map { .init($0, of: change, context) } }
        actions = plan.actions.map { ActionDocument($0, context) }
        diagnostics = plan.diagnostics
    }
}

extension PlanDocument.PolicyEffectDocument {
    init(_ effect: PolicyEffect, of change: PolicyChange, _ context: PlanContext) {
        let isHeld = context.heldPolicy.contains(effect)
        digest = effect.digest
        field = effect.loosening.field
        before = effect.loosening.before
        after = effect.loosening.after
        file = effect.position.file
        line = effect.position.line
        commit = change.commit
        held = isHeld ? HeldAction.Reason.needsApproval.description : nil
        needsApproval = isHeld
    }
}

extension PlanDocument.ActionDocument {
    init(_ action: Action, _ context: PlanContext) {
        kind = action.kind
        account = action.key
        accountID = action.accountID
        effects = action.effects.map { .init($0, held: context.hold(on: $0)) }
        switch action.cause {
        case .changed(let commit):
            cause = "changed"
            self.commit = commit
        case .drift: cause = "drift"
        case .firstSight: cause = "first-sight"
        }
    }
}

extension PlanDocument.EffectDocument {
    init(_ effect: Effect, held reason: HeldAction.Reason?) {
        digest = effect.digest
        field = "owner"
        file = effect.position?.file
        line = effect.position?.line
        held = reason?.description
        needsApproval = reason?.isForApprover ?? false
        switch effect.change {
        case .create(let account):
            field = "account"
            newAccount = .init(
                name: account.name, email: account.email, ou: account.ou.path, tags: account.tags)
        case .adopt: after = effect.key.description
        case .rekey(let from): (field, before, after) = ("key", from.description, effect.key.description)
        case .move(let from, let to): (field, before, after) = ("ou", from.path.description, to.path.description)
        case .rename(let from, let to): (field, before, after) = ("name", from, to)
        case .tag(let key, let from, let to): (field, before, after) = ("tags.\(key)", from, to)
        case .unmanage(let moveTo): (before, after) = (effect.key.description, moveTo?.path.description)
        case .close: (field, before, after) = ("state", "active", "closed")
        }
    }
}
