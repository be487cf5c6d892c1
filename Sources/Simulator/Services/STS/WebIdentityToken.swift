import FoundationEssentials

/// A JSON web token (JWT) of an identity provider. Its signature is not looked at.
struct WebIdentityToken {
    let issuer: String
    let audience: String
    let subject: String
    let sourceIdentity: String?
    private let expires: Int

    /// Reads a token, or throws what AWS says of one that it cannot take.
    init(_ text: String) throws(AWSError) {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        guard parts.count == 3, Self.members(parts[0]) != nil, let claims = Self.members(parts[1]) else {
            throw Self.invalid("The ID Token provided is not a valid JWT.")
        }
        issuer = try Self.claim("iss", claims["iss"])
        subject = try Self.claim("sub", claims["sub"])
        // One audience, or a list of them.
        if case .array(let audiences) = claims["aud"] {
            audience = try Self.claim("aud", audiences.first)
        } else {
            audience = try Self.claim("aud", claims["aud"])
        }
        // "Timestamps in the token must be formatted as either an integer or a long integer" (the model).
        guard case .integer(let expires) = claims["exp"] else {
            throw Self.invalid("Missing a required claim: exp")
        }
        self.expires = expires
        sourceIdentity = try? Self.claim("source_identity", claims["https://aws.amazon.com/source_identity"])
    }

    func checkExpiration(at now: Date) throws(AWSError) {
        let seconds = now.timeIntervalSince1970
        guard seconds < Double(expires) else {
            throw AWSError(
                code: "ExpiredTokenException",
                message: "Token expired: current date/time \(Int(seconds)) must be before the expiration date/time "
                    + "\(expires)")
        }
    }

    static func invalid(_ message: String) -> AWSError {
        AWSError(code: "InvalidIdentityToken", message: message)
    }

    private static func claim(_ name: String, _ value: JSONValue?) throws(AWSError) -> String {
        guard case .string(let text) = value, (1...255).contains(text.unicodeScalars.count),
            text.unicodeScalars.allSatisfy({ $0.value >= 0x20 && $0.value != 0x7F })
        else { throw invalid("Missing a required claim: \(name)") }
        return text
    }

    /// The JSON object that a part is, in the alphabet that URLs can have and without padding.
    private static func members(_ part: Substring) -> [String: JSONValue]? {
        let base64 = part.replacing("-", with: "+").replacing("_", with: "/")
        let padding = String(repeating: "=", count: (4 - base64.utf8.count % 4) % 4)
        guard let data = Data(base64Encoded: base64 + padding),
            case .object(let members) = try? JSONDecoder().decode(JSONValue.self, from: data)
        else { return nil }
        return members
    }
}
