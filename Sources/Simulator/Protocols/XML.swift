/// The XML of the Query protocol.
enum XML {
    /// An element and all that is in it. Lists become `member` elements.
    static func element(_ name: String, _ value: JSONValue, attributes: String = "") -> String {
        "<\(name)\(attributes)>\(content(value))</\(name)>"
    }

    private static func content(_ value: JSONValue) -> String {
        switch value {
        case .null: ""
        case .bool(let value): "\(value)"
        case .integer(let value): "\(value)"
        case .number(let value): "\(value)"
        case .string(let value): escaped(value)
        case .array(let values): values.map { element("member", $0) }.joined()
        case .object(let members): members.sorted { $0.key < $1.key }.map { element($0.key, $0.value) }.joined()
        }
    }

    private static func escaped(_ text: String) -> String {
        var text = text
        if text.unicodeScalars.contains(where: { !isAllowed($0) }) {
            text = String(String.UnicodeScalarView(text.unicodeScalars.map { isAllowed($0) ? $0 : "\u{FFFD}" }))
        }
        return text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
            .replacing("\"", with: "&quot;")
    }

    /// Whether XML 1.0 can have a character, be it escaped.
    private static func isAllowed(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value >= 0x20 ? ![0xFFFE, 0xFFFF].contains(scalar.value) : "\t\n\r".unicodeScalars.contains(scalar)
    }
}
