import Planning

/// AWS's rules for the fields of an account (API reference of AWS Organizations and Account Management).
enum AccountRules {
    /// The most tags an account may have is 50; three are Reeve's own while the account is made.
    static let maximumTags = 47

    /// CreateAccount takes 1 to 50 characters from space to `~`; PutAccountName refuses `<` and `>` besides.
    static func isName(_ text: String) -> Bool {
        let bytes = text.utf8
        return (1...50).contains(bytes.count)
            && bytes.allSatisfy { (0x20...0x7E).contains($0) && $0 != UInt8(ascii: "<") && $0 != UInt8(ascii: ">") }
    }

    /// What is wrong with a tag; `nil` if nothing is.
    static func problem(tag key: String, value: String) -> String? {
        if isPlain(key, 1...128) && isPlain(value, 0...256) && !key.utf8.contains(UInt8(ascii: ":")) { return nil }
        if OwnerTags.isReserved(key) { return "tag keys that begin with 'reeve:' are Reeve's own" }
        if key.lowercased().hasPrefix("aws:") { return "tag keys that begin with 'aws:' are reserved by AWS" }
        guard (1...128).contains(key.unicodeScalars.count), key.unicodeScalars.allSatisfy(isTagScalar) else {
            return "a tag key is 1 to 128 letters, digits, spaces and _.:/=+-@"
        }
        guard value.unicodeScalars.count <= 256, value.unicodeScalars.allSatisfy(isTagScalar) else {
            return "the value of tag '\(key)' is at most 256 letters, digits, spaces and _.:/=+-@"
        }
        return nil
    }

    /// Whether a text is ASCII that a tag may hold, as nearly every one is.
    private static func isPlain(_ text: String, _ length: ClosedRange<Int>) -> Bool {
        length.contains(text.utf8.count) && text.utf8.allSatisfy { $0 < 0x80 && isTagScalar(Unicode.Scalar($0)) }
    }

    /// `[\p{L}\p{Z}\p{N}_.:/=+\-@]`
    private static func isTagScalar(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_", " ", ".", ":", "/", "=", "+", "@": return true
        default: break
        }
        guard !scalar.isASCII else { return false }
        switch scalar.properties.generalCategory {
        case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .decimalNumber,
            .letterNumber, .otherNumber, .spaceSeparator, .lineSeparator, .paragraphSeparator:
            return true
        default: return false
        }
    }
}
