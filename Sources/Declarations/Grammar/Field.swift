/// One field of a file: what stands in the reference, in the schema, and what the decoder goes by.
struct Field: Sendable {
    let title: String
    /// Whole sentences, in Markdown.
    let description: String
    let shape: Shape
    var isRequired = false
    /// Whether this version applies it.
    var isApplied = true
    /// What holds where the field is not there, in words.
    var byDefault: String?
    var examples: [JSONValue] = []
}

/// The fields of one map, as an enumeration of their keys.
protocol FieldKey: RawRepresentable<String>, CaseIterable, Hashable, Sendable {
    var field: Field { get }
    /// All of them. It is made once: the decoder asks it for every file.
    static var record: RecordShape { get }
}
