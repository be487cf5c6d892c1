/// The root address of an account.
///
/// AWS keeps addresses unique across all accounts without regard to case, so equality here ignores it too;
/// `description` stays as it was written.
public struct EmailAddress: Sendable, Hashable, CustomStringConvertible {
    public let description: String
    /// The address in lower case: what two spellings of one address share.
    public let folded: String

    /// Returns `nil` if AWS Organizations would refuse the address at CreateAccount: 6 to 64 printable ASCII
    /// characters, one `@`, a dot in the domain, which is of letters, digits, dots and hyphens, and none of the
    /// characters that its API reference forbids.
    public init?(_ text: some StringProtocol) {
        let bytes = Array(text.utf8)
        guard (6...64).contains(bytes.count), bytes.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
        let parts = bytes.split(separator: UInt8(ascii: "@"), omittingEmptySubsequences: false)
        guard parts.count == 2, let local = parts.first, let domain = parts.last,
            !local.isEmpty, local.first != UInt8(ascii: "."), domain.contains(UInt8(ascii: ".")),
            let first = domain.first, let last = domain.last, Self.isLetterOrDigit(first), Self.isLetterOrDigit(last),
            !local.contains(where: Self.isForbidden), domain.allSatisfy(Self.isOfDomain)
        else { return nil }
        description = String(text)
        folded = description.lowercased()
    }

    private static let forbidden = Set(#""'()<>[]:;,\|%&"#.utf8)

    private static func isForbidden(_ byte: UInt8) -> Bool { forbidden.contains(byte) }

    private static func isOfDomain(_ byte: UInt8) -> Bool {
        isLetterOrDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }

    private static func isLetterOrDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"):
            true
        default: false
        }
    }

    public static func == (left: Self, right: Self) -> Bool { left.folded == right.folded }
    public func hash(into hasher: inout Hasher) { hasher.combine(folded) }
}
