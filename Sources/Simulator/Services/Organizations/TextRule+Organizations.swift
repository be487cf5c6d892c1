/// The strings of the Organizations model, with the lengths and patterns it gives them.
extension TextRule {
    static let accountID = TextRule(0...12, "twelve digits") { $0.isAccountID }

    static let parentID = TextRule(0...100, "the ID of a root or an organizational unit") {
        $0.isRootID || $0.isUnitID
    }

    static let childID = TextRule(0...100, "the ID of an account or an organizational unit") {
        $0.isAccountID || $0.isUnitID
    }

    static let unitID = TextRule(0...68, "the ID of an organizational unit") { $0.isUnitID }

    static let unitName = TextRule.any(1...128)

    static let creationID = TextRule(0...36, "car- and 8 to 32 letters or digits") { $0.isIdentifier("car-", 8...32) }

    /// Accounts, units, roots and policies, and the resource policies and responsibility transfers that are not served.
    static let taggableID = TextRule(0...130, "the ID of a resource that can have tags") {
        $0.isAccountID || $0.isUnitID || $0.isRootID || $0.isPolicyID || $0.hasPrefix("rp-")
            || $0.hasPrefix("rt-")
    }

    /// `[^\s@]+@[^\s@]+\.[^\s@]+`. `EmailAddress` has the stricter rules.
    static let email = TextRule(6...64, "an e-mail address") { text in
        let parts = text.split(separator: "@", omittingEmptySubsequences: false)
        return parts.count == 2 && !parts[0].isEmpty && parts[1].dropFirst().dropLast().contains(".")
            && !text.contains(where: \.isWhitespace)
    }

    static let newAccountName = TextRule(1...50, "printable ASCII") {
        $0.utf8.allSatisfy { (0x20...0x7E).contains($0) }
    }

    static let roleName = TextRule(1...64, "letters, digits and _+=,.@-") {
        $0.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "_+=,.@-".contains($0)) }
    }

    static let tagKey = TextRule(1...128, "letters, digits, spaces and _.:/=+-@", matches: isTagText)

    static let tagValue = TextRule(0...256, "letters, digits, spaces and _.:/=+-@", matches: isTagText)

    /// `[\p{L}\p{Z}\p{N}_.:/=+\-@]*`
    @Sendable private static func isTagText(_ text: String) -> Bool {
        text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter,
                .spaceSeparator, .lineSeparator, .paragraphSeparator,
                .decimalNumber, .letterNumber, .otherNumber:
                true
            default:
                "_.:/=+-@".unicodeScalars.contains(scalar)
            }
        }
    }
}
