/// The name by which files, status and people know a managed account: the stem of its file.
///
/// A key is 1 to 63 characters of `a-z`, `0-9` and `-`, and does not begin with `-`. It is unique in a
/// repository and is written on the account as the tag `reeve:account`.
public struct AccountKey: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let description: String

    /// Returns `nil` if the text is not a valid key.
    public init?(_ text: some StringProtocol) {
        let bytes = text.utf8
        guard let first = bytes.first, bytes.count <= 63, first != UInt8(ascii: "-"),
            bytes.allSatisfy(Self.isAllowed)
        else { return nil }
        description = String(text)
    }

    private static func isAllowed(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"): true
        default: false
        }
    }

    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}
