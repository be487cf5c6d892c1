internal import Crypto

/// A SHA-256 digest, written as 64 lower-case hex digits.
public struct Digest: Sendable, Hashable, Comparable, CustomStringConvertible {
    public let description: String

    /// Returns `nil` unless the text is 64 lower-case hex digits.
    public init?(_ text: some StringProtocol) {
        guard text.utf8.count == 64, text.utf8.allSatisfy(isLowercaseHex) else { return nil }
        description = String(text)
    }

    /// The digest of these bytes.
    public init(of bytes: some Sequence<UInt8>) {
        var text: [UInt8] = []
        text.reserveCapacity(64)
        for byte in SHA256.hash(data: Array(bytes)) {
            text.append(Self.digit(byte >> 4))
            text.append(Self.digit(byte & 15))
        }
        description = String(decoding: text, as: UTF8.self)
    }

    private static func digit(_ value: UInt8) -> UInt8 {
        value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
    }

    /// The first twelve digits, by which people name a plan.
    public var short: String { String(description.prefix(12)) }

    public static func < (left: Self, right: Self) -> Bool { left.description < right.description }
}
