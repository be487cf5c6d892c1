import Planning

/// The fields of `budgets`: the window, and the kinds of action that have a limit.
enum BudgetsField: FieldKey {
    case window
    case kind(ActionKind)

    static let record = RecordShape(Self.self)
    static let allCases = [.window] + ActionKind.allCases.filter { Budgets().limits[$0] != nil }.map(Self.kind)

    init?(rawValue: String) {
        guard let known = Self.allCases.first(where: { $0.rawValue == rawValue }) else { return nil }
        self = known
    }

    var rawValue: String {
        switch self {
        case .window: "window"
        case .kind(let kind): kind.rawValue
        }
    }

    var field: Field {
        switch self {
        case .window:
            Field(
                title: "Window", description: "The length of time over which actions are counted.",
                shape: .duration(.remembered), byDefault: "24h", examples: ["24h"])
        case .kind(let kind):
            Field(
                title: "Budget of \(kind.rawValue)",
                description: "How many accounts `\(kind.rawValue)` may touch within the window.",
                shape: .record(LimitField.record), byDefault: Self.words(of: Budgets().limits[kind]),
                examples: [["count": 3, "percent": 5]])
        }
    }

    private static func words(of limit: Budgets.Limit?) -> String? {
        limit.map { "count \($0.count)" + ($0.percent == 0 ? "" : ", percent \($0.percent)") }
    }
}

/// The fields of one budget.
enum LimitField: String, FieldKey {
    case count, percent

    static let record = RecordShape(Self.self)

    var range: ClosedRange<Int> {
        switch self {
        case .count: 0...100_000
        case .percent: 0...100
        }
    }

    var field: Field {
        switch self {
        case .count:
            Field(title: "Count", description: "A number of accounts.", shape: .integer(range), examples: [3])
        case .percent:
            Field(
                title: "Percent", description: "A part of the managed accounts, rounded down.", shape: .integer(range),
                examples: [5])
        }
    }
}
