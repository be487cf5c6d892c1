/// Why a webhook secret cannot be used. It never holds the secret.
public enum WebhookSecretError: Error, Sendable, Equatable, CustomStringConvertible {
    case none
    case tooShort(line: Int)
    case tooLong(line: Int)
    case notText(line: Int)
    case notASigningToken(line: Int)
    case tooMany
    case unreadable(String)

    public var description: String {
        switch self {
        case .none: "there is no secret in it"
        case .tooShort(let line): "the secret in line \(line) is shorter than \(WebhookSecrets.shortest) bytes"
        case .tooLong(let line): "the secret in line \(line) is longer than \(WebhookSecrets.longest) bytes"
        case .notText(let line): "the secret in line \(line) has characters that no header can hold"
        case .notASigningToken(let line):
            "line \(line) begins with \(WebhookSecrets.signingPrefix), and the rest is not the Base64 of a key"
        case .tooMany: "there are more than \(WebhookSecrets.most) secrets in it"
        case .unreadable(let problem): problem
        }
    }
}
