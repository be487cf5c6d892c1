/// What a rendering says about a plan besides the plan: where it came from and what holds it back.
public struct PlanContext: Sendable {
    public var branch: String
    public var commit: CommitID?
    public var held: [HeldAction]

    public init(branch: String, commit: CommitID?, held: [HeldAction] = []) {
        self.branch = branch
        self.commit = commit
        self.held = held
    }

    /// Why an effect does not go ahead; `nil` if it does.
    func hold(on effect: Effect) -> HeldAction.Reason? {
        held.first { $0.effects.contains(effect) }?.reason
    }
}

extension Plan {
    /// What each action does, in words: one line an effect.
    func summary(of effect: Effect) -> String {
        switch effect.change {
        case .create(let account): account.ou.path.description
        case .adopt(let byEmailAlone):
            "account \(effect.accountID?.description ?? "")\(byEmailAlone ? " by e-mail" : "")"
        case .rekey(let from): "key \(from) → \(effect.key)"
        case .move(let from, let to): "\(from.path) → \(to.path)"
        case .rename(let from, let to): "name \(from) → \(to)"
        case .tag(let key, let from, let to): "tags.\(key) \(from ?? "(none)") → \(to ?? "(none)")"
        case .unmanage(let moveTo): moveTo.map { "to \($0.path)" } ?? ""
        case .close: "account \(effect.accountID?.description ?? "")"
        }
    }

    /// Where the change came from: its line in a file, or the commit that removed the file.
    func origin(of effect: Effect, in action: Action) -> String {
        switch (action.cause, action.kind) {
        case (.changed(let commit), .unmanage): "removed in \(commit.short)"
        case (.drift, .unmanage): "file is gone"
        case (.drift, _): "drift, \(place(effect, action))"
        default: place(effect, action)
        }
    }

    private func place(_ effect: Effect, _ action: Action) -> String {
        guard let position = effect.position ?? action.position else { return "" }
        return "\(position.file):\(position.line)"
    }

    /// The closing line: how many of each kind.
    public var countLine: String {
        let kinds: [ActionKind] = [.create, .adopt, .move, .update, .unmanage, .close]
        return "Plan: " + kinds.map { "\(count($0)) to \($0.rawValue)" }.joined(separator: ", ") + "."
    }
}
