/// The effects on one account that are applied together: a row of the plan.
public struct Action: Sendable, Equatable {
    /// Why the plan has the action.
    public enum Cause: Sendable, Hashable {
        /// A commit changed the file, or took it away.
        case changed(CommitID)
        /// The file stayed; the account changed behind Reeve's back.
        case drift
        /// Reeve has no record of the account.
        case firstSight
        /// An earlier pass tried it and it did not go through; with the commit that asked for it, if there is one.
        case retry(CommitID?)
    }

    /// How far a create has come. Every other kind is done in one pass, or not begun.
    public enum Progress: Sendable, Hashable {
        case notBegun
        /// AWS was asked for the account, and nobody knows what came of it: it may have been made.
        case unanswered
        /// AWS is making the account.
        case inFlight(request: String)
        /// AWS gave up, for the reason in its words.
        case failed(request: String, reason: String)
        /// The account stands; it is still to be put in its place.
        case finishing(AccountID)
    }

    public let kind: ActionKind
    public let key: AccountKey
    public let accountID: AccountID?
    /// Sorted by digest; never empty, and all of one stage.
    public let effects: [Effect]
    public let progress: Progress
    public let cause: Cause
    /// Whether a commit since the last pass touched the account's file: what was refused is tried again.
    public let isAskedAnew: Bool
    /// How many commits before the branch's tip the oldest is that asked for this; `nil` if none did.
    public let age: Int?
    /// The e-mail addresses of those who had a hand in the change, in lower case. None of them may approve it.
    public let people: Set<String>
    /// Where the account's file says so; for an unmanage, the file that is gone.
    public let position: SourcePosition?

    init(
        kind: ActionKind, key: AccountKey, accountID: AccountID?, effects: [Effect], progress: Progress = .notBegun,
        cause: Cause, isAskedAnew: Bool = false, age: Int? = nil, people: Set<String>, position: SourcePosition?
    ) {
        self.kind = kind
        self.key = key
        self.accountID = accountID
        self.effects = effects.sorted { $0.digest < $1.digest }
        self.progress = progress
        self.cause = cause
        self.isAskedAnew = isAskedAnew
        self.age = age
        self.people = people
        self.position = position
    }
}

extension Action: Comparable {
    /// When the action is applied.
    public var stage: Change.Stage { effects.first?.change.stage ?? .close }

    /// In the order in which slots are given away: the stage, then the oldest request, what nobody asked for last.
    static func isDueBefore(_ left: Self, _ right: Self) -> Bool {
        (left.stage, -(left.age ?? -1), left.key) < (right.stage, -(right.age ?? -1), right.key)
    }

    /// Whether applying it would ask AWS for a new account.
    public var beginsCreate: Bool {
        switch progress {
        case .notBegun, .unanswered, .failed: kind == .create
        case .inFlight, .finishing: false
        }
    }

    /// In the order of applying, then by key.
    public static func < (left: Self, right: Self) -> Bool { (left.stage, left.key) < (right.stage, right.key) }
}
