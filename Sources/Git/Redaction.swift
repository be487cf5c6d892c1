/// Takes credentials out of text.
enum Redaction {
    /// `text` in which the userinfo of everything that looks like a URL is replaced by `***`.
    ///
    /// Userinfo reaches to the last `@` before the next blank or quote: a password may hold an `@`, and people forget to
    /// escape a slash. What stands before an `@` in a path goes, too; better that than a part of a password.
    static func withoutUserinfo(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let scheme = rest.firstRange(of: "://") {
            result += rest[..<scheme.upperBound]
            rest = rest[scheme.upperBound...]
            let address = rest.prefix { !$0.isWhitespace && !"'\"".contains($0) }
            guard let at = address.lastIndex(of: "@") else { continue }
            result += "***"
            rest = rest[at...]
        }
        return result + rest
    }
}
