import Planning
import Reconciler

/// What became of an action, whose effects may have fared differently: the one that asks most of a person counts.
enum ActionOutcome: String, CaseIterable, Comparable {
    case applied
    case started
    case deferred
    case superseded
    case waits
    case retry
    case stalled

    init(_ result: Outcome.Result) {
        self =
            switch result {
            case .applied: .applied
            case .started: .started
            case .deferred: .deferred
            case .superseded: .superseded
            case .waits: .waits
            case .retry: .retry
            case .stalled: .stalled
            }
    }

    static func < (one: Self, other: Self) -> Bool { one.rank < other.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    /// One for each action: there is one for an account and kind.
    static func of(_ outcomes: [Outcome]) -> [(kind: ActionKind, outcome: ActionOutcome)] {
        struct Action: Hashable {
            var key: AccountKey
            var kind: ActionKind
        }
        let actions = Dictionary(grouping: outcomes) { Action(key: $0.effect.key, kind: $0.effect.change.kind) }
        return actions.compactMap { action, outcomes in
            outcomes.map { ActionOutcome($0.result) }.max().map { (action.kind, $0) }
        }
    }
}
