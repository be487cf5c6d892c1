/// What the value of a field looks like.
indirect enum Shape: Sendable {
    case text(TextRule)
    case words([String])
    case integer(ClosedRange<Int>)
    case list(of: Shape, unique: Bool = false)
    case record(RecordShape)
    case map(MapShape)

    static func duration(_ rule: DurationRule) -> Shape { .text(rule.rule) }

    static func words<Word: RawRepresentable<String> & CaseIterable>(of _: Word.Type) -> Shape {
        .words(Word.allCases.map(\.rawValue))
    }
}

/// A map whose keys are known.
struct RecordShape: Sendable {
    let fields: [(name: String, field: Field)]
    /// Keys of which exactly one stands there.
    let oneOf: [String]
    /// Whether the `_defaults.yaml` of the folders may say what the file itself does not, even of what is required.
    let isCompletedByDefaults: Bool

    /// The keys as they are written, for hints.
    let names: [String]
    let required: [String]

    init<Key: FieldKey>(_: Key.Type, oneOf: [Key] = [], isCompletedByDefaults: Bool = false) {
        fields = Key.allCases.map { ($0.rawValue, $0.field) }
        names = fields.map(\.name)
        required = fields.filter(\.field.isRequired).map(\.name)
        self.oneOf = oneOf.map(\.rawValue)
        self.isCompletedByDefaults = isCompletedByDefaults
    }
}

/// A map whose keys are for the file to choose; its values are text.
struct MapShape: Sendable {
    let key: TextRule
    let value: TextRule
    var most: Int?
}
