public import FoundationEssentials

/// A plan for programs. A reader refuses a `format_version` whose first number it does not know.
public enum PlanJSON {
    public static let formatVersion = "1.0"

    /// Returns sorted, indented JSON that ends with a newline: equal plans give equal bytes.
    public static func render(_ plan: Plan, _ context: PlanContext) throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        var data = try encoder.encode(Document(plan, context))
        data.append(UInt8(ascii: "\n"))
        return data
    }

    private struct Document: Encodable {
        var format_version = PlanJSON.formatVersion
        var id: Digest
        var organization: String
        var owner: String
        var branch: String
        var commit: CommitID?
        var accounts: Int
        var foreign_accounts: Int
        var actions: [ActionDocument]
        var diagnostics: [Diagnostic]

        init(_ plan: Plan, _ context: PlanContext) {
            id = plan.id
            organization = plan.scope.organization
            owner = plan.scope.owner
            branch = context.branch
            commit = context.commit
            accounts = plan.organizationAccounts
            foreign_accounts = plan.foreignAccounts
            actions = plan.actions.map { ActionDocument($0, held: context.note(for: $0)) }
            diagnostics = plan.diagnostics
        }
    }

    private struct ActionDocument: Encodable {
        var kind: ActionKind
        var account: AccountKey
        var account_id: AccountID?
        var cause: String
        var commit: CommitID?
        var held: String?
        var effects: [EffectDocument]

        init(_ action: Action, held: String?) {
            kind = action.kind
            account = action.key
            account_id = action.accountID
            self.held = held
            effects = action.effects.map(EffectDocument.init)
            switch action.cause {
            case .changed(let commit):
                cause = "changed"
                self.commit = commit
            case .drift: cause = "drift"
            case .firstSight: cause = "first-sight"
            }
        }
    }

    private struct EffectDocument: Encodable {
        var digest: Digest
        var field: String
        var before: String?
        var after: String?
        var new_account: NewAccountDocument?
        var file: String?
        var line: Int?

        init(_ effect: Effect) {
            digest = effect.digest
            file = effect.position?.file
            line = effect.position?.line
            switch effect.change {
            case .create(let account):
                field = "account"
                new_account = NewAccountDocument(
                    name: account.name, email: account.email, ou: account.ou.path, tags: account.tags)
            case .adopt:
                field = "owner"
                after = effect.key.description
            case .rekey(let from): (field, before, after) = ("key", from.description, effect.key.description)
            case .move(let from, let to): (field, before, after) = ("ou", from.path.description, to.path.description)
            case .rename(let from, let to): (field, before, after) = ("name", from, to)
            case .tag(let key, let from, let to): (field, before, after) = ("tags.\(key)", from, to)
            case .unmanage(let moveTo):
                field = "owner"
                before = effect.key.description
                after = moveTo?.path.description
            case .close: (field, before, after) = ("state", "active", "closed")
            }
        }
    }

    private struct NewAccountDocument: Encodable {
        var name: String
        var email: EmailAddress
        var ou: OrganizationalUnitPath
        var tags: [String: String]
    }
}
