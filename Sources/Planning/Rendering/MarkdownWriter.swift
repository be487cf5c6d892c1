/// Writes scalars as Markdown that is read as those scalars and as nothing else.
struct MarkdownWriter {
    /// U+200B, which is neither a letter nor white space to any of the patterns.
    private static let zeroWidthSpace = "&#8203;"
    /// Git takes seven digits for a commit, and so do the forges.
    private static let commitDigits = 7

    private let scalars: [Unicode.Scalar]
    private let known: Set<String>
    private var index = 0
    private var result = ""

    init(_ scalars: [Unicode.Scalar], known: Set<String>) {
        self.scalars = scalars
        self.known = known
    }

    mutating func write() -> String {
        while index < scalars.count {
            let digits = hexDigits(from: index)
            if digits > 0 {
                write(digits: digits)
            } else {
                if isBrokenBefore { result += Self.zeroWidthSpace }
                result += reference(to: scalars[index])
                if isBrokenAfter { result += Self.zeroWidthSpace }
                index += 1
            }
        }
        return result
    }

    /// Digits that could name a commit are written in parts that are too short to.
    private mutating func write(digits count: Int) {
        let text = String(String.UnicodeScalarView(scalars[index..<index + count]))
        let isBroken = count >= Self.commitDigits && !known.contains(text)
        for offset in 0..<count {
            if isBroken, offset > 0, offset.isMultiple(of: Self.commitDigits - 1) { result += Self.zeroWidthSpace }
            result.unicodeScalars.append(scalars[index + offset])
        }
        index += count
    }

    private func hexDigits(from start: Int) -> Int {
        scalars[start...].prefix { $0.isASCII && $0.properties.isASCIIHexDigit }.count
    }

    private func reference(to scalar: Unicode.Scalar) -> String {
        switch scalar {
        case "&": "&amp;"
        case "<": "&lt;"
        case ">": "&gt;"
        case "|": "&#124;"
        // GitHub's way to show the sign beside mathematics; as a reference, since GitLab looks before Markdown does.
        case "$": "<span>&#36;</span>"
        case "\\", "`", "*", "_", "[", "]", "(", ")", "~", "#", "!": "\\\(scalar)"
        case "\t": " "
        default: String(scalar)
        }
    }

    private var isBrokenBefore: Bool {
        switch scalars[index] {
        // 'www.example.com' is a link without a scheme.
        case ".": previous("www")
        // 'group/project>' is a link to a project of GitLab.
        case ">": index > 0 && isWord(scalars[index - 1])
        default: false
        }
    }

    private var isBrokenAfter: Bool {
        let next = index + 1 < scalars.count ? scalars[index + 1] : nil
        guard let next else { return false }
        return switch scalars[index] {
        // A person, or an e-mail address.
        case "@": true
        // An issue, a merge request, an epic.
        case "#", "!", "&": isDigit(next)
        // A label, a milestone or a placeholder, an iteration.
        case "~", "%": isWord(next) || next == "\"" || next == "{"
        case "*": next == "i" || next == "I"
        // 'GH-1', 'GL-1'.
        case "-": isDigit(next) && (previous("gh") || previous("gl"))
        case ":": isAddress || isShortcode
        // '[issue:1]' and its like; '{+added+}' and '[-removed-]'.
        case "[": next == "+" || next == "-" || next.properties.isAlphabetic
        case "{": next == "+" || next == "-"
        default: false
        }
    }

    private var isAddress: Bool { scalars[(index + 1)...].starts(with: ["/", "/"]) }

    /// ':x:' is an emoji, and so is ':100:'; ':12:' is a line of a file.
    private var isShortcode: Bool {
        let rest = scalars[(index + 1)...]
        let name = rest.prefix { isWord($0) || $0 == "+" || $0 == "-" }
        guard !name.isEmpty, name.endIndex < rest.endIndex, rest[name.endIndex] == ":" else { return false }
        return name.count > 2 || !name.allSatisfy(isDigit)
    }

    /// Whether these letters stand before the scalar, in either case.
    private func previous(_ letters: String) -> Bool {
        let count = letters.unicodeScalars.count
        guard index >= count else { return false }
        return zip(scalars[(index - count)..<index], letters.unicodeScalars).allSatisfy { scalar, letter in
            scalar == letter || scalar.properties.lowercaseMapping == String(letter)
        }
    }

    private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

    private func isWord(_ scalar: Unicode.Scalar) -> Bool {
        isDigit(scalar) || scalar == "_" || scalar.properties.isAlphabetic
    }
}
