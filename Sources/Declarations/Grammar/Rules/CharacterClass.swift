/// A set of characters, for the decoder and for a pattern of ECMA-262 with the flag `u`.
struct CharacterClass: Sendable {
    /// What stands between the brackets of the pattern.
    let pattern: String
    let contains: @Sendable (Unicode.Scalar) -> Bool
    /// A bit for each of the first 128 scalars.
    private let ascii: (low: UInt64, high: UInt64)

    private init(pattern: String, contains: @escaping @Sendable (Unicode.Scalar) -> Bool) {
        self.pattern = pattern
        self.contains = contains
        func bits(from first: UInt8) -> UInt64 {
            (0..<64).reduce(0) { $0 | (contains(Unicode.Scalar(first + $1)) ? 1 << UInt64($1) : 0) }
        }
        ascii = (bits(from: 0), bits(from: 64))
    }

    /// Whether all of a text's characters are in it. Nearly every text is ASCII, and needs no table of Unicode's.
    func containsAll(of text: String) -> Bool {
        for byte in text.utf8 {
            guard byte < 128 else { return text.unicodeScalars.allSatisfy(contains) }
            guard (byte < 64 ? ascii.low : ascii.high) >> UInt64(byte & 63) & 1 == 1 else { return false }
        }
        return true
    }

    /// Printable ASCII without `<` and `>`.
    static let accountName = CharacterClass(pattern: #" -;=?-~"#) {
        (" "..."~").contains($0) && $0 != "<" && $0 != ">"
    }

    /// What AWS Organizations takes in the keys and values of tags: `[\p{L}\p{Z}\p{N}_.:/=+\-@]`.
    static let tag = CharacterClass(pattern: #"\p{L}\p{Z}\p{N}_.:\/=+\-@"#) { scalar in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", " ", ".", ":", "/", "=", "+", "@": true
        default: !scalar.isASCII && GeneralCategory(scalar).isOne(of: .letter, .number, .separator)
        }
    }

    /// What the Identity Store takes in the name of a user.
    static let userName = CharacterClass(pattern: #"\p{L}\p{M}\p{S}\p{N}\p{P}"#) { scalar in
        scalar.isASCII
            ? ("!"..."~").contains(scalar)
            : GeneralCategory(scalar).isOne(of: .letter, .mark, .symbol, .number, .punctuation)
    }

    /// What the Identity Store takes in the name of a group.
    static let groupName = CharacterClass(pattern: userName.pattern + #"\t\n\r \u00A0"#) {
        ["\t", "\n", "\r", " ", "\u{A0}"].contains($0) || userName.contains($0)
    }

    /// What the Identity Store takes in the names of a person.
    static let personName = CharacterClass(pattern: groupName.pattern + #"\u3000"#) {
        $0 == "\u{3000}" || groupName.contains($0)
    }

    /// What IAM Identity Center takes in the name of a permission set: `[\w+=,.@-]`.
    static let permissionSet = CharacterClass(pattern: #"A-Za-z0-9_+=,.@\-"#) {
        isWord($0) || ["+", "=", ",", ".", "@", "-"].contains($0)
    }

    /// What Account Management takes in a phone number, of white space only the space.
    static let phone = CharacterClass(pattern: #"0-9()+ \-"#) {
        ("0"..."9").contains($0) || ["(", ")", "+", " ", "-"].contains($0)
    }

    /// Anything on one line.
    static let oneLine = CharacterClass(pattern: #"^\p{Cc}\u2028\u2029"#) {
        !isControl($0) && $0 != "\u{2028}" && $0 != "\u{2029}"
    }

    /// Anything that is text.
    static let text = CharacterClass(pattern: #"^\0-\x08\x0B\x0C\x0E-\x1F\x7F-\x9F"#) {
        !isControl($0) || ["\t", "\n", "\r"].contains($0)
    }

    /// The names of folders and of fields that scripts read.
    static let identifier = CharacterClass(pattern: #"A-Za-z0-9_.\-"#) {
        isWord($0) || $0 == "." || $0 == "-"
    }

    static func isWord(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "_": true
        default: false
        }
    }

    private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value)
    }
}
