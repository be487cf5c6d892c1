/// The twelve digits by which AWS knows an account.
///
/// It is text, never a number: `012345678901` keeps its zero.
public struct AccountID: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let description: String

    /// Returns `nil` unless the text is exactly twelve ASCII digits.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 12, text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) })
        else { return nil }
        description = String(text)
    }

    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}
