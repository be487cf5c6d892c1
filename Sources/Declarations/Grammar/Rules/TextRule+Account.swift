import Planning

/// The rules for the fields of an account file. AWS's stand in its service models: `organizations`, `account`,
/// `sso-admin`, `identitystore`.
extension TextRule {
    /// CreateAccount takes 1 to 50 characters from space to `~`; PutAccountName refuses `<` and `>` besides.
    static let accountName = TextRule(
        "1 to 50 printable ASCII characters without < and >", of: .accountName, lengths: 1...50)

    /// The rules of CreateAccount.
    static let rootEmail = TextRule(
        #"an e-mail address of 6 to 64 ASCII characters, before the @ none of "'()<>[]:;,\|%& and no dot first"#,
        lengths: 6...64,
        pattern: #"(?!\.)[!#$*+\-.\/0-9=?A-Z\^_`{}~a-z]+@[A-Za-z0-9][A-Za-z0-9.\-]*\.[A-Za-z0-9.\-]*[A-Za-z0-9]"#,
        hint: #"6 to 64 ASCII characters, one @, none of "'()<>[]:;,\|%& and no white space"#,
        refusal: { "AWS does not take '\($0)' as an account's e-mail address" },
        allows: { EmailAddress($0) != nil })

    static let accountID = TextRule(
        "12 digits", pattern: "[0-9]{12}", numbers: 0...999_999_999_999, allows: { AccountID($0) != nil })

    /// CreateOrganizationalUnit takes names of 1 to 128 characters, and units nest five deep.
    static let organizationalUnit = TextRule(
        "a path of organizational units, such as Workloads/Prod, or / for the root",
        pattern: #"\/|[^\/]{1,128}(?:\/[^\/]{1,128}){0,4}"#, hint: "such as Workloads/Prod, or / for the root",
        refusal: { "'\($0)' is no path of organizational units" },
        allows: { text in
            guard let path = OrganizationalUnitPath(text) else { return false }
            return path.components.count <= 5 && path.components.allSatisfy { $0.unicodeScalars.count <= 128 }
        })

    static let tagKey = TextRule(
        "1 to 128 letters, digits, spaces and _.:/=+-@, not beginning with aws: or reeve:", lengths: 1...128,
        pattern: #"(?!reeve:)(?![Aa][Ww][Ss]:)[\#(CharacterClass.tag.pattern)]*"#,
        refusal: { key in
            if OwnerTags.isReserved(key) { return "tag keys that begin with 'reeve:' are Reeve's own" }
            if isAWSOwn(key) { return "tag keys that begin with 'aws:' are reserved by AWS" }
            return "a tag key is 1 to 128 letters, digits, spaces and _.:/=+-@"
        },
        allows: {
            !OwnerTags.isReserved($0) && !isAWSOwn($0) && CharacterClass.tag.containsAll(of: $0)
        })

    static let tagValue = TextRule(
        "at most 256 letters, digits, spaces and _.:/=+-@", of: .tag, lengths: 0...256)

    private static func isAWSOwn(_ key: String) -> Bool {
        let prefix = "aws:"
        guard key.utf8.count >= prefix.utf8.count else { return false }
        return zip(key.utf8, prefix.utf8).allSatisfy { $0 == $1 || $0 == $1 - 0x20 }
    }

    static let contactName = TextRule("1 to 64 characters on one line", of: .oneLine, lengths: 1...64)
    static let contactTitle = TextRule("1 to 50 characters on one line", of: .oneLine, lengths: 1...50)
    static let contactPhone = TextRule("1 to 25 digits, spaces and ()+-", of: .phone, lengths: 1...25)

    /// `[\w+=.#|!&-]+@[\w.-]+\.[\w]+` without the white space that AWS takes around it.
    static let contactEmail = TextRule(
        "an e-mail address of at most 254 letters, digits and _+=.#|!&- before the @", lengths: 1...254,
        pattern: #"[A-Za-z0-9_+=.#|!&\-]+@[A-Za-z0-9_.\-]+\.[A-Za-z0-9_]+"#,
        allows: { text in
            let parts = text.unicodeScalars.split(separator: "@", omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, let dot = parts[1].lastIndex(of: ".") else { return false }
            let top = parts[1][parts[1].index(after: dot)...]
            return parts[0].allSatisfy { CharacterClass.isWord($0) || "+=.#|!&-".unicodeScalars.contains($0) }
                && dot > parts[1].startIndex && !top.isEmpty && top.allSatisfy(CharacterClass.isWord)
                && parts[1].allSatisfy { CharacterClass.isWord($0) || $0 == "." || $0 == "-" }
        })

    /// Account Factory makes the address the user's name, which has 1 to 128 characters.
    static let userEmail = TextRule(
        "an e-mail address of at most 128 printable ASCII characters", lengths: 5...128,
        pattern: #"[!-?A-~]+@[!-?A-~]+\.[!-?A-~]+"#,
        allows: { text in
            let parts = text.utf8.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
            return parts.count == 2 && !parts[0].isEmpty
                && text.utf8.allSatisfy { (0x21...0x7E).contains($0) }
                && parts[1].dropFirst().dropLast().contains(UInt8(ascii: "."))
        })

    static let personName = TextRule("1 to 1024 printable characters", of: .personName, lengths: 1...1024)
    static let groupName = TextRule("1 to 1024 printable characters", of: .groupName, lengths: 1...1024)
    static let userName = TextRule(
        "1 to 128 printable characters without spaces", of: .userName, lengths: 1...128)
    static let permissionSet = TextRule(
        "1 to 32 letters, digits and _+=,.@-", of: .permissionSet, lengths: 1...32)

    static let policyName = TextRule("1 to 128 characters on one line", of: .oneLine, lengths: 1...128)

    static let bundle = TextRule(
        "the name of a folder below customizations/: 1 to 64 letters, digits and _.-, not beginning with . or -",
        lengths: 1...64, pattern: #"[A-Za-z0-9_][A-Za-z0-9_.\-]*"#, allows: isIdentifier)

    static let customKey = TextRule(
        "1 to 128 letters, digits and _.-, not beginning with . or -",
        lengths: 1...128, pattern: #"[A-Za-z0-9_][A-Za-z0-9_.\-]*"#, allows: isIdentifier)
    /// The most that a standard parameter of the Parameter Store holds, where customizations find it.
    static let customValue = TextRule("at most 4096 characters of text", of: .text, lengths: 0...4096)

    static let person = TextRule("1 to 254 characters on one line", of: .oneLine, lengths: 1...254)
    static let reason = TextRule("1 to 1024 characters of text", of: .text, lengths: 1...1024)

    private static func isIdentifier(_ text: String) -> Bool {
        text.unicodeScalars.first.map { CharacterClass.isWord($0) } ?? false
            && CharacterClass.identifier.containsAll(of: text)
    }
}
