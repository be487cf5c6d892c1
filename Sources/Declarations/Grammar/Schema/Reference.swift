/// `docs/account-file.md`: the grammar for people.
public enum Reference {
    /// The page; the same bytes each time.
    public static var markdown: String {
        var lines = [
            "# Account files, defaults and policy", "",
            "<!-- Made from the descriptions that the decoder and `reeve schema` go by. To write it anew:",
            "     REEVE_RECORD=1 swift test --filter ReferenceTests -->", "",
        ]
        for file in GrammarFile.allCases {
            lines += ["## \(heading(file))", "", file.description, ""]
            lines += ["```yaml"] + example(file) + ["```", ""]
            if file == .defaults {
                lines += [
                    "It may have these fields of an account file, with the same rules, and none is required: "
                        + DefaultsField.record.names.map { "[`\($0)`](#\(anchor($0)))" }.joined(separator: ", ") + ".",
                    "",
                    "Where a map stands in several files it is merged key by key. Where a list does, the items of outer "
                        + "folders come first, and an item stands once. A value that is wrong only together with the "
                        + "account's own file is reported with both places.", "",
                ]
                continue
            }
            for (name, field) in file.record.fields { lines += section(name, field) }
        }
        lines += editors
        return lines.joined(separator: "\n") + "\n"
    }

    private static func heading(_ file: GrammarFile) -> String {
        switch file {
        case .account: "An account file"
        case .defaults: "`_defaults.yaml`"
        case .policy: "`reeve.yaml`"
        }
    }

    /// As GitHub makes them.
    private static func anchor(_ name: String) -> String { name.lowercased() }

    private static func section(_ name: String, _ field: Field) -> [String] {
        var lines = ["### `\(name)`", "", JSONSchema.description(of: field), ""]
        lines += facts(field).map { "- \($0)" } + [""]
        let inner = rows(of: field.shape, prefix: name)
        if !inner.isEmpty {
            lines += ["| field | | what it is | rule |", "|---|---|---|---|"] + inner + [""]
        }
        return lines
    }

    private static func facts(_ field: Field) -> [String] {
        var facts = ["\(field.isRequired ? "Required" : "Optional"): \(cell(words(of: field.shape)))."]
        if let byDefault = field.byDefault { facts.append("Without it: \(byDefault).") }
        if !field.examples.isEmpty {
            facts.append("Example: " + field.examples.map { "`\(YAMLText.flow($0))`" }.joined(separator: ", ") + ".")
        }
        return facts
    }

    /// The fields within a value, each in a row.
    private static func rows(of shape: Shape, prefix: String) -> [String] {
        switch shape {
        case .text, .words, .integer: []
        case .list(let element, _): rows(of: element, prefix: prefix + "[]")
        case .record(let record):
            record.fields.flatMap { name, field in
                let path = "\(prefix).\(name)"
                let need = field.isRequired ? "required" : field.byDefault.map { "`\($0)`" } ?? ""
                let row = "| `\(path)` | \(need) | \(field.description) | \(cell(words(of: field.shape))) |"
                return [row] + rows(of: field.shape, prefix: path)
            }
        case .map(let map):
            [
                "| `\(prefix).<key>` | | A key. | \(cell(words(of: .text(map.key)))) |",
                "| `\(prefix).*` | | Its value. | \(cell(words(of: .text(map.value)))) |",
            ]
        }
    }

    private static func words(of shape: Shape) -> String {
        switch shape {
        case .text(let rule): rule.expectation
        case .words(let words): words.map { "`\($0)`" }.joined(separator: " or ")
        case .integer(let range):
            range.count == 1
                ? "`\(range.lowerBound)`" : "a whole number from \(range.lowerBound) to \(range.upperBound)"
        case .list(let element, let isUnique):
            "a list of " + (isUnique ? "different items, each " : "items, each ") + words(of: element)
        case .record(let record):
            record.oneOf.isEmpty
                ? "a map" : "a map with one of " + record.oneOf.map { "`\($0)`" }.joined(separator: " and ")
        case .map(let map): "a map of texts" + (map.most.map { ", at most \($0) with the defaults" } ?? "")
        }
    }

    private static func cell(_ text: String) -> String {
        text.replacing("|", with: "\\|").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
    }

    /// Every field with its first example.
    static func example(_ file: GrammarFile) -> [String] {
        file.record.fields.compactMap { name, field in
            // A file directly in `accounts/` alone says its unit, and this one stands in a folder.
            guard name != AccountField.ou.rawValue || file == .policy else { return nil }
            if let example = field.examples.first { return "\(name): \(YAMLText.flow(example))" }
            return field.byDefault.map { "\(name): \($0)" }
        }
    }

    private static let editors = [
        "## In an editor", "",
        "`reeve schema` prints the JSON Schema (2020-12) of an account file, `reeve schema --kind defaults` that of "
            + "`_defaults.yaml`, `reeve schema --kind policy` that of `reeve.yaml`. An editor with the YAML language server "
            + "completes and checks a file whose first line names the schema:", "",
        "```yaml", "# yaml-language-server: $schema=../../.reeve/account.schema.json", "```", "",
        "The schema takes what Reeve takes. It is told less than Reeve, and lets pass what it cannot see:", "",
        "- what is not in this one file: `ou` against the folder, a contact or `sso` that the defaults complete, the "
            + "number of tags with the defaults, the folders below `customizations/`, addresses and IDs of other files;",
        "- what is lost before it is asked: duplicate keys, anchors, aliases, YAML tags, second documents, sizes;",
        "- numbers and booleans without quotes: it sees the value, Reeve the text. `00042` is a tag's value to both, but "
            + "only Reeve counts its characters;",
        "- fields that this version does not apply yet.",
    ]
}

extension YAMLText {
    /// A value on one line.
    static func flow(_ value: JSONValue) -> String {
        switch value {
        case .string(let text): scalar(text)
        case .integer(let number): "\(number)"
        case .bool(let bool): "\(bool)"
        case .array(let items): "[" + items.map(flow).joined(separator: ", ") + "]"
        case .object(let members):
            "{"
                + members.sorted { $0.key < $1.key }.map { "\(scalar($0.key)): \(flow($0.value))" }.joined(
                    separator: ", ")
                + "}"
        }
    }
}
