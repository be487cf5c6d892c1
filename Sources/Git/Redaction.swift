/// Takes credentials out of text.
enum Redaction {
    /// `text` in which the userinfo of everything that looks like a URL is replaced by `***`.
    ///
    /// Userinfo reaches to the last `@` before the next slash, blank or quote, so that a password that itself
    /// holds an `@` goes, too.
    static func withoutUserinfo(_ text: String) -> String {
        var result = ""
        var rest = text[...]
        while let scheme = rest.firstRange(of: "://") {
            result += rest[..<scheme.upperBound]
            rest = rest[scheme.upperBound...]
            let authority = rest.prefix { !$0.isWhitespace && !"/?#'\"".contains($0) }
            guard let at = authority.lastIndex(of: "@") else { continue }
            result += "***"
            rest = rest[at...]
        }
        return result + rest
    }
}
