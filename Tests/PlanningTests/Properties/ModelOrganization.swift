import Planning

/// AWS as far as a plan's effects reach: what each of them does, and that it can be done.
struct ModelOrganization {
    struct Impossible: Error {
        var effect: String
    }

    private(set) var accounts: [ObservedAccount]

    init(_ accounts: [ObservedAccount]) { self.accounts = accounts }

    mutating func apply(_ plan: Plan) throws {
        for effect in plan.actions.flatMap(\.effects) { try apply(effect) }
    }

    private mutating func apply(_ effect: Effect) throws {
        if case .create(let new) = effect.change { return create(effect.key, new) }
        guard let id = effect.accountID, let index = accounts.firstIndex(where: { $0.id == id }),
            accounts[index].state == .active
        else { throw Impossible(effect: effect.line) }
        var tags = accounts[index].tags.value ?? [:]
        switch effect.change {
        case .create: break
        case .adopt:
            tags[OwnerTags.owner] = owner
            tags[OwnerTags.account] = effect.key.description
        case .rekey: tags[OwnerTags.account] = effect.key.description
        case .move(let from, let to):
            guard accounts[index].parent == .read(from.id) else { throw Impossible(effect: effect.line) }
            accounts[index].parent = .read(to.id)
        case .rename(let from, let to):
            guard accounts[index].name == from else { throw Impossible(effect: effect.line) }
            accounts[index].name = to
        case .tag(let key, let from, let to):
            guard tags[key] == from else { throw Impossible(effect: effect.line) }
            tags[key] = to
        case .unmanage(let moveTo):
            if let moveTo { accounts[index].parent = .read(moveTo.id) }
            tags[OwnerTags.owner] = nil
            tags[OwnerTags.account] = nil
        case .close: accounts[index].state = .pendingClosure
        }
        accounts[index].tags = .read(tags)
    }

    private mutating func create(_ key: AccountKey, _ new: Change.NewAccount) {
        let id = valid(AccountID(String(900_000_000_000 + accounts.count)), "ID")
        accounts.append(
            owned(key, id, name: new.name, email: new.email.description, ou: new.ou.path.description, tags: new.tags))
    }
}
