/// Makes text that came from a file or from AWS safe where it is shown (law 12).
public enum Escaping {
    /// For a terminal: control characters, and those that reorder or hide text, are written as `\u{…}`.
    /// Tabs stay.
    public static func terminal(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
        return replaceUnsafe(in: text)
    }

    /// For a cell of a table at a terminal: as ``terminal(_:)``, and no tab moves what stands beside it.
    static func line(_ text: String) -> String {
        terminal(text).replacing("\t", with: "\\u{9}")
    }

    /// For JSON that is printed: the same JSON, with every unsafe character that stands in one of its strings
    /// written as JSON's own escape. Line feeds stay: in JSON they stand between strings alone.
    package static func json(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: { $0 != "\n" && isUnsafe($0) }) else { return text }
        var result = ""
        for scalar in text.unicodeScalars {
            guard scalar != "\n", isUnsafe(scalar) else {
                result.unicodeScalars.append(scalar)
                continue
            }
            for unit in UTF16.encode(scalar) ?? .init() {
                let hex = String(unit, radix: 16)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            }
        }
        return result
    }

    static func replaceUnsafe(in text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            if isUnsafe(scalar) {
                result += "\\u{\(String(scalar.value, radix: 16))}"
            } else {
                result.unicodeScalars.append(scalar)
            }
        }
        return result
    }

    private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
        if scalar.isASCII { return scalar.value < 0x20 && scalar != "\t" || scalar.value == 0x7F }
        return switch scalar.properties.generalCategory {
        case .control: scalar != "\t"
        case .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: true
        default: false
        }
    }
}
