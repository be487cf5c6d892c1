/// What an effect changes, in full: one field before and after, or the whole of a new account.
struct PlanValues: Sendable {
    let field: String
    let before: String?
    let after: String?
    let newAccount: Change.NewAccount?

    init(_ effect: Effect) {
        switch effect.change {
        case .create(let account):
            self.init("account", nil, nil, newAccount: account)
        case .adopt: self.init("owner", nil, effect.key.description)
        case .rekey(let from): self.init("key", from.description, effect.key.description)
        case .move(let from, let to): self.init("ou", from.path.description, to.path.description)
        case .rename(let from, let to): self.init("name", from, to)
        case .tag(let key, let from, let to): self.init("tags.\(key)", from, to)
        case .unmanage(let moveTo): self.init("owner", effect.key.description, moveTo?.path.description)
        case .close: self.init("state", "active", "closed")
        }
    }

    init(_ effect: PolicyEffect) {
        self.init(effect.loosening.field, effect.loosening.before, effect.loosening.after)
    }

    private init(_ field: String, _ before: String?, _ after: String?, newAccount: Change.NewAccount? = nil) {
        self.field = field
        self.before = before
        self.after = after
        self.newAccount = newAccount
    }
}
