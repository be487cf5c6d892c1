/// The name of a Git object: a SHA-1.
///
/// Ordered by its bytes, which is the order of its hexadecimal digits.
public struct ObjectID: Sendable, Hashable, Comparable, Codable, CustomStringConvertible {
    // A tree has one for each of its files: in place, not behind a reference.
    private let high: UInt64
    private let middle: UInt64
    private let low: UInt32

    /// The forty lower-case hexadecimal digits.
    public var hex: String {
        [(high, 16), (middle, 16), (UInt64(low), 8)].map { word, digits in
            let hex = String(word, radix: 16)
            return String(repeating: "0", count: digits - hex.count) + hex
        }.joined()
    }

    /// Returns nil unless `hex` is forty hexadecimal digits. Upper-case digits are lowered.
    public init?(_ hex: String) {
        guard hex.utf8.count == 40, hex.utf8.allSatisfy(Self.isHexDigit),
            let high = UInt64(hex.prefix(16), radix: 16), let middle = UInt64(hex.dropFirst(16).prefix(16), radix: 16),
            let low = UInt32(hex.dropFirst(32), radix: 16)
        else { return nil }
        (self.high, self.middle, self.low) = (high, middle, low)
    }

    /// The twenty bytes that libgit2 has.
    init(bytes: UnsafeRawBufferPointer) {
        high = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 0, as: UInt64.self))
        middle = UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8, as: UInt64.self))
        low = UInt32(bigEndian: bytes.loadUnaligned(fromByteOffset: 16, as: UInt32.self))
    }

    public init(from decoder: any Decoder) throws {
        let hex = try decoder.singleValueContainer().decode(String.self)
        guard let id = ObjectID(hex) else {
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "'\(hex)' is not a SHA-1 object id"))
        }
        self = id
    }

    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(hex)
    }

    public var description: String { hex }

    public static func < (lhs: ObjectID, rhs: ObjectID) -> Bool {
        (lhs.high, lhs.middle, lhs.low) < (rhs.high, rhs.middle, rhs.low)
    }

    private static func isHexDigit(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "f"),
            UInt8(ascii: "A")...UInt8(ascii: "F"):
            true
        default: false
        }
    }
}
