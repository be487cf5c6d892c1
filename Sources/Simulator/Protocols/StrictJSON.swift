import FoundationEssentials

/// What Foundation's decoder takes and RFC 8259 does not: encodings other than UTF-8, a byte order mark, and
/// a comma with nothing after it.
enum StrictJSON {
    static func accepts(_ body: Data) -> Bool {
        guard String(validating: body, as: UTF8.self) != nil, !body.starts(with: [0xEF, 0xBB, 0xBF]) else {
            return false
        }
        var isInString = false
        var isEscaped = false
        var last: UInt8 = 0
        for byte in body {
            if isInString {
                isInString = isEscaped || byte != UInt8(ascii: "\"")
                isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
                continue
            }
            switch byte {
            // A NUL is how UTF-16 looks to one who reads UTF-8.
            case 0: return false
            case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): continue
            case UInt8(ascii: "]"), UInt8(ascii: "}"): if last == UInt8(ascii: ",") { return false }
            case UInt8(ascii: "\""): isInString = true
            default: break
            }
            last = byte
        }
        return true
    }
}
