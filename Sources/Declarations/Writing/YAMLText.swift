/// Text as YAML scalars.
enum YAMLText {
    /// Without quotes where every reader of YAML takes it for this text, else in double quotes.
    static func scalar(_ text: String) -> String { isPlain(text) ? text : quoted(text) }

    /// A double-quoted scalar, in which only JSON's escapes are used.
    static func quoted(_ text: String) -> String {
        var result = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"": result += "\\\""
            case "\\": result += "\\\\"
            case "\n": result += "\\n"
            case "\t": result += "\\t"
            case _
            where scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
                || [0x2028, 0x2029, 0xFEFF, 0xFFFE, 0xFFFF].contains(scalar.value):
                let hex = String(scalar.value, radix: 16, uppercase: true)
                result += "\\u" + String(repeating: "0", count: 4 - hex.count) + hex
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result + "\""
    }

    /// A letter first, then letters, digits, spaces and signs that mean nothing inside of a word.
    private static func isPlain(_ text: String) -> Bool {
        if isLengthOfTime(text) { return true }
        guard let first = text.unicodeScalars.first, first.properties.isAlphabetic, first.isASCII,
            text.unicodeScalars.last != " ", !words.contains(text.lowercased())
        else { return false }
        return text.unicodeScalars.allSatisfy {
            CharacterClass.isWord($0) || [" ", ".", "+", "-", "/", "@"].contains($0)
        }
    }

    /// Digits and one of the letters that make no number of them: `72h`.
    private static func isLengthOfTime(_ text: String) -> Bool {
        guard let letter = text.utf8.last, "smhd".utf8.contains(letter), text.utf8.count > 1 else { return false }
        return text.utf8.dropLast().allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }

    /// What YAML 1.1 or 1.2 takes for null or a boolean.
    private static let words: Set = ["null", "true", "false", "yes", "no", "on", "off", "y", "n"]
}
