import FoundationEssentials

/// The grammar as JSON Schema 2020-12, for editors.
public struct JSONSchema: Sendable {
    private let file: GrammarFile

    public init(of file: GrammarFile) { self.file = file }

    /// The schema's text; the same bytes each time.
    public var text: String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        // Strings, numbers and maps of them can always be encoded.
        guard let bytes = try? encoder.encode(value) else { return "{}\n" }
        return String(decoding: bytes, as: UTF8.self) + "\n"
    }

    var value: JSONValue {
        var members = record(file.record)
        members["$schema"] = "https://json-schema.org/draft/2020-12/schema"
        members["title"] = .string(file.title)
        members["description"] = .string(file.description)
        return .object(members)
    }

    private func record(_ record: RecordShape) -> [String: JSONValue] {
        var members: [String: JSONValue] = [
            "type": "object", "additionalProperties": false,
            "properties": .object(
                Dictionary(uniqueKeysWithValues: record.fields.map { ($0.name, property($0.field)) })),
        ]
        let required = record.isCompletedByDefaults ? [] : record.fields.filter(\.field.isRequired)
        if !required.isEmpty { members["required"] = .array(required.map { .string($0.name) }) }
        if !record.oneOf.isEmpty { members["oneOf"] = .array(record.oneOf.map { ["required": [.string($0)]] }) }
        return members
    }

    private func property(_ field: Field) -> JSONValue {
        var members = shape(field.shape)
        members["title"] = .string(field.title)
        members["description"] = .string(Self.description(of: field))
        if !field.examples.isEmpty { members["examples"] = .array(field.examples) }
        if case .words(let words) = field.shape, let word = field.byDefault, words.contains(word) {
            members["default"] = .string(word)
        }
        return .object(members)
    }

    private func shape(_ shape: Shape) -> [String: JSONValue] {
        switch shape {
        case .text(let rule): return text(rule)
        case .words(let words): return ["type": "string", "enum": .array(words.map(JSONValue.string))]
        case .integer(let range):
            return [
                "type": ["integer", "string"], "minimum": .integer(range.lowerBound),
                "maximum": .integer(range.upperBound), "pattern": .string("^(?:\(DecimalPattern.pattern(of: range)))$"),
            ]
        case .list(let element, let isUnique):
            var members: [String: JSONValue] = ["type": "array", "items": .object(self.shape(element))]
            if isUnique { members["uniqueItems"] = true }
            return members
        case .record(let record): return self.record(record)
        case .map(let map):
            var members: [String: JSONValue] = [
                "type": "object", "propertyNames": .object(text(map.key, isKey: true)),
                "additionalProperties": .object(text(map.value)),
            ]
            if let most = map.most { members["maxProperties"] = .integer(most) }
            return members
        }
    }

    private func text(_ rule: TextRule, isKey: Bool = false) -> [String: JSONValue] {
        var members: [String: JSONValue] = [
            "pattern": .string(rule.pattern), "patternErrorMessage": .string("Expected: \(rule.expectation)."),
        ]
        if let lengths = rule.lengths {
            if lengths.lowerBound > 0 { members["minLength"] = .integer(lengths.lowerBound) }
            members["maxLength"] = .integer(lengths.upperBound)
        }
        if let format = rule.format { members["format"] = .string(format) }
        guard !isKey else { return members }
        let types = ScalarType.types(of: rule)
        members["type"] = types.count == 1 ? "string" : .array(types.map { .string($0.rawValue) })
        if let numbers = rule.numbers {
            members["minimum"] = .integer(numbers.lowerBound)
            members["maximum"] = .integer(numbers.upperBound)
        }
        return members
    }

    static func description(of field: Field) -> String {
        field.isApplied
            ? field.description
            : field.description + " Not applied yet by this version: a file that has it is refused."
    }
}
