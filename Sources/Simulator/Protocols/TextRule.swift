/// What a service model says of a string: its length and its form.
struct TextRule: Sendable {
    let length: ClosedRange<Int>
    /// The pattern, as people read it in an error.
    let form: String
    let matches: @Sendable (String) -> Bool

    init(_ length: ClosedRange<Int>, _ form: String, matches: @escaping @Sendable (String) -> Bool) {
        self.length = length
        self.form = form
        self.matches = matches
    }

    /// A string of any characters.
    static func any(_ length: ClosedRange<Int>) -> TextRule {
        TextRule(length, "any characters") { _ in true }
    }
}

extension TextRule {
    /// A model's `[\w+=,.@-]*` and its like: ASCII letters, digits, underscores, and some characters more.
    static func words(_ length: ClosedRange<Int>, and others: String) -> TextRule {
        TextRule(length, "letters, digits and _\(others)") { $0.isWords(and: others) }
    }
}

extension StringProtocol {
    func isWords(and others: String) -> Bool {
        utf8.allSatisfy { $0.isWord || others.utf8.contains($0) }
    }

    /// Whether this is the prefix and then so many lower-case letters and digits.
    func isIdentifier(_ prefix: String, _ counts: ClosedRange<Int>) -> Bool {
        hasPrefix(prefix) && counts.contains(utf8.count - prefix.utf8.count)
            && utf8.dropFirst(prefix.utf8.count).allSatisfy(\.isLowercaseOrDigit)
    }

    var isAccountID: Bool { utf8.count == 12 && utf8.allSatisfy(\.isDigit) }

    var isRootID: Bool { isIdentifier("r-", 4...32) }

    /// `ou-`, the root's own part, and that of the unit.
    var isUnitID: Bool {
        let parts = split(separator: "-", omittingEmptySubsequences: false)
        return parts.count == 3 && parts[0] == "ou" && parts[1].isIdentifier("", 4...32)
            && parts[2].isIdentifier("", 8...32)
    }
}

extension UInt8 {
    var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
    /// A regular expression's `\w`.
    var isWord: Bool {
        isLowercaseOrDigit || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(self) || self == UInt8(ascii: "_")
    }
    var isLowercaseOrDigit: Bool { isDigit || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self) }
}
