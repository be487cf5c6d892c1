/// What is done together to one subject: an action of the plan, as it is shown.
struct PlanItem: Sendable {
    /// What an item does to what there is, which gives it its colour and its weight.
    enum Tone: Int, Sendable {
        case takesAway, adds, changes
    }

    let kind: ActionKind
    /// What it is done to, in people's words: an account's key.
    let subject: String
    let account: AccountKey
    let accountID: AccountID?
    let cause: Action.Cause
    /// In the order of the file's text.
    let rows: [PlanRow]

    var tone: Tone {
        switch kind {
        case .create, .adopt: .adds
        case .move, .update: .changes
        case .unmanage, .close: .takesAway
        }
    }

    init(_ action: Action, holds: [Digest: HeldAction.Reason]) {
        kind = action.kind
        subject = action.key.description
        account = action.key
        accountID = action.accountID
        cause = action.cause
        rows =
            action.effects
            .map { PlanRow($0, of: action, hold: holds[$0.digest]) }
            .sorted { $0.place < $1.place }
    }
}
