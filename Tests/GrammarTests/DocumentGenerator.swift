import TestSupport

@testable import Declarations

/// Makes documents of a kind of file out of its description: some good, some with a few faults.
struct DocumentGenerator {
    var random: SeededGenerator
    /// How likely each value is to be wrong.
    private var faults = 0.0

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    mutating func document(of file: GrammarFile) -> String {
        faults = random.pick([0, 0, 0.02, 0.05, 0.2])
        if random.chance(faults / 2) { return random.pick(["", "[]", "text", "~", "{}"]) + "\n" }
        return members(of: file.record, all: 0.4).map { "\($0): \($1)\n" }.joined()
    }

    private mutating func members(of record: RecordShape, all: Double) -> [(String, String)] {
        let one = record.oneOf.isEmpty ? nil : random.pick(record.oneOf)
        var members: [(String, String)] = []
        for (name, field) in record.fields {
            let isWanted =
                record.oneOf.contains(name)
                ? name == one : field.isRequired && (!record.isCompletedByDefaults || random.chance(0.9))
            guard random.chance(isWanted ? 1 - faults : record.oneOf.contains(name) ? faults : all) else { continue }
            members.append((YAMLText.scalar(name), value(of: field.shape, like: field.examples)))
        }
        if random.chance(faults) { members.append((random.pick(["nmae", "Name", "x", "\"\"", "42"]), "1")) }
        return members.shuffled(using: &random)
    }

    private mutating func value(of shape: Shape, like examples: [JSONValue]) -> String {
        if random.chance(faults / 2) { return wrong() }
        switch shape {
        case .text(let rule): return text(rule, like: examples)
        case .words(let words):
            return random.chance(faults) ? random.pick(["Merge", "true", "0", "\"\""]) : written(random.pick(words))
        case .integer(let range): return integer(range)
        case .list(let element, let isUnique):
            let inner = examples.flatMap { if case .array(let items) = $0 { items } else { [JSONValue]() } }
            var items = (0..<random.pick([0, 1, 1, 2, 3])).map { _ in value(of: element, like: inner) }
            if isUnique, !random.chance(faults) {
                items = Array(Set(items)).sorted()
            } else if let first = items.first, random.chance(faults) {
                items.append(first)
            }
            return "[\(items.joined(separator: ", "))]"
        case .record(let record):
            return flow(members(of: record, all: 0.6))
        case .map(let map):
            let most = random.chance(faults) ? map.most.map { $0 + random.pick([0, 1]) } : nil
            let keys = (0..<(most ?? random.pick([0, 1, 2, 5]))).map { index in
                random.chance(0.5) ? "k\(index)" : text(map.key, like: [.string("key-\(index)")])
            }
            // A key that stands twice is refused before the schema could be asked.
            let distinct = Dictionary(keys.map { ($0.filter { $0 != "\"" }, $0) }) { first, _ in first }
            return flow(distinct.sorted { $0.key < $1.key }.map { ($0.value, text(map.value, like: ["a", "00042"])) })
        }
    }

    private func flow(_ members: [(String, String)]) -> String {
        "{" + members.map { "\($0): \($1)" }.joined(separator: ", ") + "}"
    }

    private mutating func wrong() -> String {
        random.pick(["~", "null", "{}", "[]", "{a: b}", "[a]", "\"\"", "1", "true", "[~]", "{a: ~}", "1.5", "\"null\""])
    }

    private mutating func integer(_ range: ClosedRange<Int>) -> String {
        let number = Int.random(in: range, using: &random)
        let near = [range.lowerBound - 1, range.upperBound + 1, range.lowerBound, range.upperBound]
        let digits =
            "\(random.chance(max(0.2, faults)) ? random.pick(near.filter { range.contains($0) || faults > 0 }) : number)"
        if random.chance(faults) {
            return random.pick(["0\(digits)", "+\(digits)", "\(digits).0", "0x5", "\"\"", "many"])
        }
        return random.chance(0.2) ? "\"\(digits)\"" : digits
    }

    /// Plain, if it can stand so, or in quotes.
    private mutating func written(_ text: String) -> String {
        random.chance(0.5) ? YAMLText.scalar(text) : YAMLText.quoted(text)
    }

    private mutating func text(_ rule: TextRule, like examples: [JSONValue]) -> String {
        if random.chance(0.1) {
            let plain = random.pick(Self.plainScalars)
            if rule.accepts(plain) || random.chance(faults) { return plain }
        }
        for _ in 0..<12 {
            let text = candidate(rule, like: examples)
            if rule.accepts(text) != random.chance(faults) { return written(text) }
        }
        return written(candidate(rule, like: examples))
    }

    private mutating func candidate(_ rule: TextRule, like examples: [JSONValue]) -> String {
        let texts = examples.compactMap { if case .string(let text) = $0 { text } else { nil } }
        var text = Array((texts.isEmpty ? "a" : random.pick(texts)).unicodeScalars)
        for _ in 0..<random.pick([0, 0, 1, 1, 2, 4]) {
            let place = Int.random(in: 0...text.count, using: &random)
            switch random.pick([0, 1, 2]) {
            case 0: text.insert(random.pick(Self.scalars), at: place)
            case 1 where place < text.count: text[place] = random.pick(Self.scalars)
            case 2 where place < text.count: text.remove(at: place)
            default: break
            }
        }
        if let lengths = rule.lengths, random.chance(0.1) {
            let length = random.pick([
                lengths.lowerBound - 1, lengths.lowerBound, lengths.upperBound, lengths.upperBound + 1,
            ])
            let padding = random.pick(["a", "é", "0"] as [Unicode.Scalar])
            while text.count < length { text.insert(padding, at: 0) }
            if text.count > length { text.removeFirst(min(text.count, text.count - max(0, length))) }
        }
        var result = String.UnicodeScalarView()
        result.append(contentsOf: text)
        return String(result)
    }

    /// What YAML's core schema takes for something else than text, and what it nearly takes.
    private static let plainScalars = [
        "42", "00042", "012345678901", "0x1F", "0o17", "1.5", "1e3", "-1", "+1", "0", ".5", ".inf", ".nan", "true",
        "True", "FALSE", "NO", "yes", "2026-12-31", "2026-02-30", "1_000", "12:30", "72h", "999999999999",
        "1000000000000",
    ]

    private static let scalars: [Unicode.Scalar] =
        (0x20...0x7E).compactMap { Unicode.Scalar($0 as UInt32) } + [
            "\0", "\t", "\n", "\r", "\u{1B}", "\u{7F}", "\u{85}", "\u{A0}", "é", "ß", "日", "\u{301}", "🙂", "€", "«",
            "Ⅷ",
            "٣", "\u{3000}", "\u{2028}", "\u{2029}", "\u{200B}", "\u{202E}", "\u{FEFF}", "\u{E000}", "ª",
        ]
}
