/// What is done together to one subject, as it is shown: an action of the plan, or the change of the policy.
struct PlanItem: Sendable {
    enum Subject: Sendable {
        case account(ActionKind, AccountKey, AccountID?)
        case policy
    }

    /// What an item does to what there is, which gives it its colour and its weight.
    enum Tone: Int, Sendable {
        case loosens, takesAway, adds, changes
    }

    let subject: Subject
    /// `nil` for a policy whose commit is not known.
    let cause: Action.Cause?
    /// In the order of the file's text; those of the policy in the order of its fields.
    let rows: [PlanRow]

    init(_ action: Action, holds: [Digest: HeldAction.Reason]) {
        subject = .account(action.kind, action.key, action.accountID)
        cause = action.cause
        rows =
            action.effects
            .map { PlanRow($0, of: action, hold: holds[$0.digest]) }
            .sorted { $0.place < $1.place }
    }

    init(_ change: PolicyChange, holds: [Digest: HeldAction.Reason]) {
        subject = .policy
        cause = change.commit.map { .changed($0) }
        rows = change.effects.map { PlanRow($0, hold: holds[$0.digest]) }
    }

    var isPolicy: Bool {
        if case .policy = subject { true } else { false }
    }

    /// The kind of what is done.
    var kind: String {
        switch subject {
        case .account(let kind, _, _): kind.rawValue
        case .policy: "policy"
        }
    }

    /// The sign that stands before it.
    var symbol: String {
        switch subject {
        case .account(let kind, _, _): kind.symbol
        case .policy: "!"
        }
    }

    /// What it is done to: an account's key, or the file of the policy.
    var name: String {
        switch subject {
        case .account(_, let key, _): key.description
        case .policy: Policy.file
        }
    }

    var accountID: AccountID? {
        if case .account(_, _, let id) = subject { id } else { nil }
    }

    var tone: Tone {
        switch subject {
        case .policy: .loosens
        case .account(.create, _, _), .account(.adopt, _, _): .adds
        case .account(.move, _, _), .account(.update, _, _): .changes
        case .account(.unmanage, _, _), .account(.close, _, _): .takesAway
        }
    }
}
