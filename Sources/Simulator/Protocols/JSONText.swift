/// Writes JSON (RFC 8259), members sorted.
///
/// A page of accounts is some two hundred values, and writing them was most of what ListAccounts
/// took: JSONEncoder boxes each of them on its way.
struct JSONText {
    private(set) var bytes: [UInt8] = []

    init(_ value: JSONValue) {
        bytes.reserveCapacity(1024)
        append(value)
    }

    private mutating func append(_ value: JSONValue) {
        switch value {
        case .null: append("null")
        case .bool(let value): append(value ? "true" : "false")
        case .integer(let value): append(value.description)
        // JSON has no word for what is not finite.
        case .number(let value): append(value.isFinite ? value.description : "null")
        case .string(let value): appendQuoted(value)
        case .array(let values): appendList("[", values, "]") { $0.append($1) }
        case .object(let members):
            appendList("{", members.sorted { $0.key < $1.key }, "}") { text, member in
                text.appendQuoted(member.key)
                text.bytes.append(UInt8(ascii: ":"))
                text.append(member.value)
            }
        }
    }

    private mutating func appendList<Element>(
        _ opening: Unicode.Scalar, _ elements: [Element], _ closing: Unicode.Scalar,
        _ append: (inout JSONText, Element) -> Void
    ) {
        bytes.append(UInt8(ascii: opening))
        for (index, element) in elements.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: ",")) }
            append(&self, element)
        }
        bytes.append(UInt8(ascii: closing))
    }

    private mutating func append(_ text: String) {
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func appendQuoted(_ text: String) {
        bytes.append(UInt8(ascii: "\""))
        for byte in text.utf8 {
            switch byte {
            case UInt8(ascii: "\""), UInt8(ascii: "\\"):
                bytes.append(UInt8(ascii: "\\"))
                bytes.append(byte)
            case 0..<0x20:
                append("\\u00" + (byte < 0x10 ? "0" : "") + String(byte, radix: 16))
            default:
                bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
