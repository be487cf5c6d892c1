/// The kinds of action, in the order in which they are planned, shown and applied.
public enum ActionKind: String, Sendable, Hashable, Codable, CodingKeyRepresentable, CaseIterable, Comparable {
    case adopt
    case create
    case move
    case update
    case unmanage
    case close

    /// The sign that stands before the action wherever a plan is shown.
    public var symbol: String {
        switch self {
        case .create, .adopt: "+"
        case .move: "→"
        case .update: "~"
        case .unmanage, .close: "-"
        }
    }

    public static func < (left: Self, right: Self) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
