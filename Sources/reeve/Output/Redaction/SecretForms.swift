import FoundationEssentials

/// How a secret may stand in a text.
enum SecretForms {
    /// As it is, percent-encoded, as in a form (a blank is `+`), as in a JSON string, and in base64.
    static func of(_ secret: String) -> Set<String> {
        var forms: Set = [secret, Data(secret.utf8).base64EncodedString()]
        for bare in [unreserved, alphanumeric, component] {
            for isUpper in [true, false] {
                let encoded = percentEncoded(secret, but: bare, isUpper: isUpper)
                forms.insert(encoded)
                forms.insert(encoded.replacing("%20", with: "+"))
            }
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

    // Which characters stay as they are, encoders do not agree on.
    private static let alphanumeric = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789".utf8)
    /// RFC 3986, section 2.3.
    private static let unreserved = alphanumeric.union("-._~".utf8)
    /// ECMAScript's `encodeURIComponent`.
    private static let component = unreserved.union("!'()*".utf8)

    private static func percentEncoded(_ text: String, but bare: Set<UInt8>, isUpper: Bool) -> String {
        var result = ""
        for byte in text.utf8 {
            if bare.contains(byte) {
                result.unicodeScalars.append(Unicode.Scalar(byte))
            } else {
                let hex = String(byte, radix: 16, uppercase: isUpper)
                result += "%" + (hex.count == 1 ? "0" : "") + hex
            }
        }
        return result
    }
}
