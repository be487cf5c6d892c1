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

    /// Scalar by scalar: to a `Character`, a `<` next to a combining mark is not one.
    private static func escaped(_ text: String) -> String {
        var result = ""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": result += "&amp;"
            case "<": result += "&lt;"
            case ">": result += "&gt;"
            case "\"": result += "&quot;"
            case "\t", "\n", "\r": result.unicodeScalars.append(scalar)
            // XML 1.0 cannot say these at all.
            case "\0"..<" ", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
            default: result.unicodeScalars.append(scalar)
            }
        }
        return result
    }
}
