import Crypto
import Foundation

@testable import Dashboard

/// A delivery as a forge sends it, to be spoilt.
struct Delivery {
    static let secret = "a secret of the forge"
    static let signingKey = Array("a key that has thirty-two bytes!".utf8)
    static let signingToken = "whsec_" + Data(signingKey).base64EncodedString()
    /// When it is, in seconds since 1970.
    static let now = 1_800_000_000

    var forge: Forge
    var headers: [String: [String]]
    var body: [UInt8]

    static func github(_ body: String = "{}", id: String? = "1", secret: String = secret) -> Delivery {
        let code = HMAC<SHA256>.authenticationCode(for: Array(body.utf8), using: SymmetricKey(data: Array(secret.utf8)))
        let digits = code.map { String(format: "%02x", $0) }.joined()
        return Delivery(
            forge: .github,
            headers: [
                "X-Hub-Signature-256": ["sha256=" + digits], "X-GitHub-Event": ["push"],
                "X-GitHub-Delivery": id.map { [$0] } ?? [],
            ], body: Array(body.utf8))
    }

    static func gitlab(_ body: String = "{}", id: String? = "1", token: String = secret) -> Delivery {
        Delivery(
            forge: .gitlab,
            headers: [
                "X-Gitlab-Token": [token], "X-Gitlab-Event": ["Push Hook"],
                "X-Gitlab-Event-UUID": id.map { [$0] } ?? [],
            ], body: Array(body.utf8))
    }

    static func signed(_ body: String = "{}", id: String = "1", at time: Int = now) -> Delivery {
        let code = HMAC<SHA256>.authenticationCode(
            for: Array("\(id).\(time).\(body)".utf8), using: SymmetricKey(data: signingKey))
        return Delivery(
            forge: .gitlab,
            headers: [
                "webhook-signature": ["v1," + Data(code).base64EncodedString()], "webhook-id": [id],
                "webhook-timestamp": ["\(time)"], "Idempotency-Key": [id], "X-Gitlab-Event": ["Push Hook"],
            ], body: Array(body.utf8))
    }

    func with(_ name: String, _ values: String...) -> Delivery {
        var other = self
        other.headers[name] = values
        return other
    }

    func with(body: String) -> Delivery {
        var other = self
        other.body = Array(body.utf8)
        return other
    }
}

extension WebhookGate {
    func decide(_ delivery: Delivery, _ secrets: WebhookSecrets?) -> WebhookVerdict {
        let headers = DeliveryHeaders(delivery.forge) { delivery.headers[$0] ?? [] }
        return delivery.body.withUnsafeBytes { decide(delivery.forge, headers, body: $0, secrets) }
    }
}
