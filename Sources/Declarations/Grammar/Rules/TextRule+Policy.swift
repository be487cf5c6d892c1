import FoundationEssentials
import Planning

/// The rules for the fields of `reeve.yaml`.
extension TextRule {
    static let owner = TextRule("1 to 256 characters that a tag may hold", of: .tag, lengths: 1...256)

    /// `^o-[a-z0-9]{10,32}$` in the service's model.
    static let organizationID = TextRule(
        "'o-' and 10 to 32 letters and digits", pattern: "o-[a-z0-9]{10,32}",
        refusal: { _ in "an organization's ID is 'o-' and 10 to 32 letters and digits" },
        allows: { text in
            let id = text.utf8.dropFirst(2)
            return text.hasPrefix("o-") && (10...32).contains(id.count)
                && id.allSatisfy {
                    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0)
                        || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
                }
        })

    static let accountKey = TextRule(
        "an account's key: 1 to 63 of a-z, 0-9 and -, not beginning with -", pattern: "[a-z0-9][a-z0-9-]{0,62}",
        refusal: { "'\($0)' is no account's key" }, allows: { AccountKey($0) != nil })

    /// Every account ID is a key, too.
    static let protected = TextRule(
        "an account's key or an account ID", pattern: "[a-z0-9][a-z0-9-]{0,62}",
        refusal: { "'\($0)' is neither an account's key nor an account ID" },
        allows: { AccountKey($0) != nil || AccountID($0) != nil })

    static let commit = TextRule(
        "a commit's whole name, 40 digits and letters a to f", pattern: "[0-9a-f]{40}",
        refusal: { "'\($0)' is no commit's whole name, which has 40 digits and letters a to f" },
        allows: { CommitID($0) != nil })

    /// The last day on which an override holds.
    static let day = TextRule(
        "a day of the calendar, such as 2026-12-31",
        pattern: "[0-9]{4}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01])", format: "date",
        allows: { endOfDay($0) != nil })

    /// The last second, in UTC, of a day written as `2026-12-31`.
    static func endOfDay(_ text: String) -> Int? {
        let format = Date.ISO8601FormatStyle.iso8601.year().month().day()
        // It reads past what follows the day, and takes the 30th of February for a day in March.
        guard text.utf8.count == 10, text > "0001", let start = try? Date(text, strategy: format),
            start.formatted(format) == text
        else { return nil }
        return Int(start.timeIntervalSince1970) + 86399
    }

    static let principal = TextRule(
        "the e-mail address of the approver, as ssh-keygen takes it", lengths: 3...254,
        pattern: #"(?=.*@)[#$%&()+\-.\/0-9:;=@A-Z[\]\^_a-z{}~]*"#,
        refusal: { _ in "an approver's 'principal' is an e-mail address" }, allows: ApproverRules.isPrincipal)

    static let publicKey = TextRule(
        "a public SSH key, as it stands in a .pub file",
        pattern: " *(?:\(ApproverRules.keyTypes.sorted().joined(separator: "|").replacing(".", with: "\\.")))"
            + #" +[A-Za-z0-9+\/=]{32,}(?: [\s\S]*)?"#,
        hint: "the content of a .pub file, such as \"ssh-ed25519 AAAA…\"",
        refusal: { _ in "an approver's 'key' is a public SSH key" }, allows: { ApproverRules.publicKey($0) != nil })
}
