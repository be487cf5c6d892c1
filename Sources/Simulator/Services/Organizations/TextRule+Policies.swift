/// The strings of the Organizations model that are about policies.
extension TextRule {
    static let policyID = TextRule(0...130, "p- and 8 to 128 letters, digits or underscores") { $0.isPolicyID }

    static let policyTargetID = TextRule(0...100, "the ID of a root, an organizational unit or an account") {
        $0.isRootID || $0.isUnitID || $0.isAccountID
    }

    static let rootID = TextRule(0...34, "the ID of a root") { $0.isRootID }

    static let policyName = TextRule.any(1...128)

    static let policyDescription = TextRule.any(0...512)

    /// The model bounds no length: each type has its quota.
    static let policyContent = TextRule.any(1...Int.max)
}

extension StringProtocol {
    var isPolicyID: Bool {
        hasPrefix("p-") && (8...128).contains(utf8.count - 2)
            && utf8.dropFirst(2).allSatisfy { byte in
                byte.isLowercaseOrDigit || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
                    || byte == UInt8(ascii: "_")
            }
    }
}
