import Planning
import YAML

/// Reads values as the grammar describes them.
extension FieldReader {
    mutating func text(_ entry: Entry, _ rule: TextRule) -> Sourced<String>? { text(entry.value, entry.key, rule) }

    /// - Parameter subject: what the value is, for the message.
    mutating func text(
        _ node: Node, _ name: String, _ rule: TextRule, subject: String? = nil
    ) -> Sourced<String>? {
        guard let text = string(node, name) else { return nil }
        guard rule.accepts(text.value) else {
            report(
                .invalidValue, rule.problem(of: text.value, subject ?? "'\(name)'"), at: node.mark, hint: rule.hint)
            return nil
        }
        return text
    }

    /// A text that is something else, which the rule holds for.
    mutating func value<Value>(
        _ entry: Entry, _ rule: TextRule, _ make: (String) -> Value?
    ) -> Sourced<Value>? {
        guard let text = text(entry, rule), let value = make(text.value) else { return nil }
        return Sourced(value, at: text.position)
    }

    mutating func integer(_ entry: Entry, in range: ClosedRange<Int>) -> Int? {
        guard let text = string(entry.value, entry.key) else { return nil }
        guard let value = DecimalPattern.number(text.value, in: range) else {
            report(
                .invalidValue, "'\(entry.key)' is a whole number from \(range.lowerBound) to \(range.upperBound)",
                at: entry.value.mark)
            return nil
        }
        return value
    }

    /// In seconds.
    mutating func duration(_ entry: Entry, _ rule: DurationRule) -> Int? {
        text(entry, rule.rule).flatMap { rule.seconds($0.value) }
    }

    /// A map of which the grammar knows the keys. What is required of it and not there is reported.
    ///
    /// - Returns: whether it could be read as a map and nothing is missing or mistyped in it.
    @discardableResult
    mutating func record<Key: FieldKey>(
        _ node: Node, _ what: String, _: Key.Type, _ read: (Key, Entry, inout FieldReader) -> Void
    ) -> Bool {
        guard let entries = mapping(node, what) else { return false }
        var isWhole = true
        for entry in entries {
            if let key = Key(rawValue: entry.key) {
                read(key, entry, &self)
            } else {
                unknown(entry, known: Key.record.names)
                isWhole = false
            }
        }
        // A mistyped key most likely means what is missing: one cause, one problem.
        guard isWhole, !Key.record.isCompletedByDefaults else { return isWhole }
        for name in Key.record.required where !entries.contains(where: { $0.key == name }) {
            report(.missingField, "'\(name)' is missing in \(what)", at: node.mark, hint: "add '\(name): …'")
        }
        return true
    }

    /// A map of which the grammar knows the keys, and whose values are text.
    mutating func texts<Key: FieldKey>(_ entry: Entry, _ rule: (Key) -> TextRule) -> Merged<Key> {
        var merged = Merged<Key>()
        let before = diagnostics.count
        record(entry.value, "'\(entry.key)'", Key.self) { key, entry, reader in
            if let text = reader.text(entry, rule(key)) { merged.values[key] = text }
        }
        merged.places = [position(entry.keyMark)]
        merged.isBroken = diagnostics.count > before
        return merged
    }

    /// A map whose keys the file chooses.
    mutating func map(_ entry: Entry, key: TextRule, value: TextRule, most: Int = .max) -> Merged<String> {
        var merged = Merged<String>()
        merged.places = [position(entry.keyMark)]
        let entries = mapping(entry.value, "'\(entry.key)'") ?? []
        if entries.count > most {
            report(.invalidValue, "'\(entry.key)' has \(entries.count) keys; \(most) are the most", at: entry.keyMark)
        }
        merged.values.reserveCapacity(entries.count)
        for field in entries {
            if Self.isMergeKey(field) { continue }
            guard key.accepts(field.key) else {
                report(
                    .invalidValue, key.problem(of: field.key, "a key of '\(entry.key)'"), at: field.keyMark,
                    hint: key.hint)
                continue
            }
            merged.values[field.key] = text(
                field.value, field.key, value, subject: "the value of '\(field.key)'")
        }
        return merged
    }

    /// The items of a list, each of which may stand only once.
    mutating func distinct<Value: Hashable>(
        _ entry: Entry, _ read: (Node, inout FieldReader) -> Sourced<Value>?
    ) -> [Sourced<Value>] {
        var first: [Value: SourcePosition] = [:]
        return sequence(entry).compactMap { node in
            guard let item = read(node, &self) else { return nil }
            if let first = first[item.value] {
                report(
                    .invalidValue, "this stands here again; it is on line \(first.line) already", at: node.mark,
                    hint: "remove one of the two", related: [.init("it stands here first", at: first)])
                return nil
            }
            first[item.value] = item.position
            return item
        }
    }

    /// - Parameter bundles: those that there are; `nil` if that is not known.
    mutating func bundle(_ node: Node, among bundles: Set<String>?) -> Sourced<String>? {
        guard let name = text(node, "customizations", .bundle, subject: "a customization") else { return nil }
        if let bundles, !bundles.contains(name.value) {
            let near = Nearest.match(for: name.value, among: bundles).map { "did you mean '\($0)'?" }
            report(
                .unknownCustomization, "there is no folder 'customizations/\(name.value)'", at: node.mark,
                hint: near ?? (bundles.isEmpty ? "add it" : "there are: \(bundles.sorted().joined(separator: ", "))"))
        }
        return name
    }
}
