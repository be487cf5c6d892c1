import FoundationEssentials

/// How a secret may stand in a text.
enum SecretForms {
    /// As it is, percent-encoded, as in a form (a blank is `+`), as in a JSON string, and in base64.
    static func of(_ secret: String) -> Set<String> {
        var forms: Set = [secret, Data(secret.utf8).base64EncodedString()]
        for isUpper in [true, false] {
            let encoded = percentEncoded(secret, isUpper: isUpper)
            forms.insert(encoded)
            forms.insert(encoded.replacing("%20", with: "+"))
        }
        for formatting in [JSONEncoder.OutputFormatting.withoutEscapingSlashes, []] {
            let encoder = JSONEncoder()
            encoder.outputFormatting = formatting
            if let quoted = try? encoder.encode(secret) {
                forms.insert(String(String(decoding: quoted, as: UTF8.self).dropFirst().dropLast()))
            }
        }
        return forms
    }

    /// RFC 3986, section 2.3.
    private static let unreserved = Set(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~".utf8)

    private static func percentEncoded(_ text: String, isUpper: Bool) -> String {
        var result = ""
        for byte in text.utf8 {
            if unreserved.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let hex = String(byte, radix: 16, uppercase: isUpper)
                result += "%" + (hex.count == 1 ? "0" : "") + hex
            }
        }
        return result
    }
}
