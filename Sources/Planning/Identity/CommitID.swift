/// The name of a commit in the watched repository: 40 lower-case hex digits.
public struct CommitID: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    /// Returns `nil` unless the text is 40 lower-case hex digits.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 40, text.utf8.allSatisfy(isLowercaseHex) else { return nil }
        description = String(text)
    }

    /// The first seven digits, as people quote it.
    public var short: String { String(description.prefix(7)) }
}

func isLowercaseHex(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"): true
    default: false
    }
}
