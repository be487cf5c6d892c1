extension Effect {
    /// What the effect does, in a few words.
    var summary: String {
        switch change {
        case .create(let account): account.ou.path.description
        case .adopt(let byEmailAlone): "account \(accountID?.description ?? "")\(byEmailAlone ? " by e-mail" : "")"
        case .rekey(let from): "key \(from) → \(key)"
        case .move(let from, let to): "\(from.path) → \(to.path)"
        case .rename(let from, let to): "name \(from) → \(to)"
        case .tag(let key, let from, let to): "tags.\(key) \(from ?? "(none)") → \(to ?? "(none)")"
        case .unmanage(let moveTo): moveTo.map { "to \($0.path)" } ?? ""
        case .close: "account \(accountID?.description ?? "")"
        }
    }
}
