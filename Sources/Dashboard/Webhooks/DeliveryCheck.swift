import Crypto
import FoundationEssentials

/// The check of one delivery, piece by piece as its body comes in: none of it is kept, and none of it is parsed.
package struct DeliveryCheck: Sendable {
    /// What shows that the delivery is the forge's, and whether the body is part of that.
    private enum Proof {
        /// Over the body: what was claimed, and what each secret makes of it.
        case signature([[UInt8]], [HMAC<SHA256>])
        /// A token, which was right. The body tells deliveries apart where nothing else does.
        case token(SHA256)
    }

    let forge: Forge
    let headers: DeliveryHeaders
    private var proof: Proof
    private(set) var received = 0
    private let claimedLength: Int?
    private let limit: Int

    /// What is known from the header alone.
    enum Start {
        case check(DeliveryCheck)
        case verdict(WebhookVerdict)
    }

    /// - Parameter now: seconds since 1970.
    static func begin(
        _ forge: Forge, _ headers: DeliveryHeaders, _ secrets: WebhookSecrets, limit: Int, now: Int
    ) -> Start {
        let proof: Proof
        switch (forge, headers.signature, headers.token) {
        case (.github, .value(let text), _):
            guard let claimed = Self.hexadecimal(text) else { return .verdict(.unauthorized) }
            proof = .signature([claimed], secrets.keyed)
        // Where a signing token is configured, a wrong signature is not made good by a token.
        case (.gitlab, .value(let text), _) where !secrets.signing.isEmpty:
            guard let id = headers.signedID.value, let time = headers.signedTime.value, let signed = Int(time),
                let claimed = Self.standardSignatures(text)
            else { return .verdict(.unauthorized) }
            guard signed.distance(to: now).magnitude <= Self.tolerance else { return .verdict(.stale) }
            proof = .signature(
                claimed,
                secrets.signing.map { keyed in
                    var keyed = keyed
                    keyed.update(data: Array("\(id).\(time).".utf8))
                    return keyed
                })
        case (.gitlab, .absent, .value(let token)), (.gitlab, .value, .value(let token)):
            guard secrets.hasToken(token) else { return .verdict(.unauthorized) }
            proof = .token(SHA256())
        default: return .verdict(.unauthorized)
        }
        guard headers.delivery != .ambiguous, headers.event != .ambiguous, headers.length != .ambiguous else {
            return .verdict(.malformed)
        }
        let length = headers.length.value.map { Int($0) ?? .max }
        if let length, length > limit { return .verdict(.tooLarge) }
        return .check(
            DeliveryCheck(forge: forge, headers: headers, proof: proof, claimedLength: length, limit: limit))
    }

    private init(forge: Forge, headers: DeliveryHeaders, proof: Proof, claimedLength: Int?, limit: Int) {
        self.forge = forge
        self.headers = headers
        self.proof = proof
        self.claimedLength = claimedLength
        self.limit = limit
    }

    /// Takes in a piece of the body.
    ///
    /// - Returns: whether more may come; otherwise it is too long already.
    package mutating func update(_ bytes: UnsafeRawBufferPointer) -> Bool {
        received += bytes.count
        guard received <= limit else { return false }
        switch proof {
        case .signature(let claimed, var keyed):
            // Taken out, so that no state is copied.
            proof = .signature([], [])
            for index in keyed.indices { keyed[index].update(data: bytes) }
            proof = .signature(claimed, keyed)
        case .token(var hash):
            proof = .token(SHA256())
            hash.update(bufferPointer: bytes)
            proof = .token(hash)
        }
        return true
    }

    /// - Parameter seen: what was here before; the delivery is taken in once it has proved to be the forge's.
    func finish(_ seen: inout SeenDeliveries) -> WebhookVerdict {
        if let claimedLength, claimedLength != received { return .malformed }
        var identity: [SeenDeliveries.Fingerprint] = []
        switch proof {
        case .signature(let claimed, let keyed):
            // Each is compared with each, whatever the others came to.
            var right: HMAC<SHA256>.MAC?
            for code in keyed.map({ $0.finalize() }) {
                for claim in claimed where code == claim { right = code }
            }
            guard let right else { return .unauthorized }
            // What GitHub calls a delivery it does not sign. The signature cannot be exchanged, and stays what it is when
            // a newer secret comes in front of the one that made it.
            identity.append(.init("signed by \(forge)", right))
        case .token(let hash):
            if headers.delivery == .absent { identity.append(.init("sent by \(forge)", hash.finalize())) }
        }
        if let delivery = headers.delivery.value { identity.append(.init("called by \(forge)", delivery.utf8)) }
        if let id = headers.signedID.value { identity.append(.init("signed id by \(forge)", id.utf8)) }
        let isNew = seen.insert(identity)
        if forge == .github, headers.event.value == "ping" { return .ping }
        return isNew ? .accepted : .replayed
    }

    /// How far a signed time may be from ours, in seconds: five minutes, as the libraries of Standard Webhooks have it.
    static let tolerance = 300

    /// `sha256=` and the 64 digits of an HMAC.
    private static func hexadecimal(_ text: String) -> [UInt8]? {
        let prefix = "sha256="
        guard text.hasPrefix(prefix) else { return nil }
        let digits = Array(text.utf8.dropFirst(prefix.utf8.count))
        guard digits.count == 2 * SHA256.byteCount else { return nil }
        var bytes: [UInt8] = []
        for index in stride(from: 0, to: digits.count, by: 2) {
            guard let high = nibble(digits[index]), let low = nibble(digits[index + 1]) else { return nil }
            bytes.append(high << 4 | low)
        }
        return bytes
    }

    private static func nibble(_ digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }

    /// `v1,` and the Base64 of an HMAC, once for each key that signs, with spaces between.
    private static func standardSignatures(_ text: String) -> [[UInt8]]? {
        let parts = text.split(separator: " ")
        guard parts.count <= WebhookSecrets.most else { return nil }
        let claimed = parts.filter { $0.hasPrefix("v1,") }.compactMap { part in
            Data(base64Encoded: String(part.dropFirst(3))).map(Array.init)
        }
        return claimed.isEmpty ? nil : claimed
    }
}
