import Crypto
import FoundationEssentials

#if canImport(Webhooks)
    import Webhooks
#else
    import Dashboard
#endif

/// A delivery as it is sent, and what is true of it, by hashes of the whole that are computed here.
struct JudgedDelivery {
    static let secrets = ["the secret of the forge", "a secret of last week"]
    static let token = "a token that GitLab sends"
    static let signingKey = SymmetricKey(data: Array("a key that has thirty-two bytes!".utf8))
    static let now = 1_800_000_000
    /// The longest body that is read.
    static let longest = 100
    static let text =
        (secrets + [token, "whsec_" + Data("a key that has thirty-two bytes!".utf8).base64EncodedString()])
        .joined(separator: "\n")

    let forge: Forge
    private(set) var fields: [String: [String]] = [:]
    let body: [UInt8]
    /// Whether it is the forge's, whatever else is wrong with it.
    let isAuthentic: Bool
    /// Whether nothing at all is wrong with it.
    let isWhole: Bool
    let isPing: Bool
    /// By what a forge and a thief could tell it apart.
    private(set) var identity: Set<String> = []

    private static let signers = secrets.map { SymmetricKey(data: Array($0.utf8)) }

    init(_ step: DeliveryScript.Step) {
        body = Array(step.body)
        let raw = String(decoding: step.raw, as: UTF8.self)
        isPing = step.isPing
        var proof = (name: "X-Hub-Signature-256", value: raw)
        var isRight = true
        let time = "\(Self.now - body.count)"
        switch step.proof {
        case .signature, .wrongSignature: proof.value = Self.gitHub(body, Self.signers[0])
        case .olderSignature: proof.value = Self.gitHub(body, Self.signers[1])
        case .token, .wrongToken: proof = ("X-Gitlab-Token", Self.token)
        case .standard, .wrongStandard:
            let id = step.name ?? "0"
            proof = ("webhook-signature", Self.standard(id: id, time: time, body))
            fields["webhook-id"] = [id]
            fields["webhook-timestamp"] = [time]
            identity.insert("id \(id)")
        case .raw: break
        }
        switch step.proof {
        case .signature, .olderSignature, .wrongSignature: forge = .github
        case .token, .wrongToken, .standard, .wrongStandard: forge = .gitlab
        case .raw: forge = body.count % 2 == 0 ? .github : .gitlab
        }
        switch step.proof {
        case .wrongSignature, .wrongToken, .wrongStandard:
            isRight = false
            proof.value = Self.spoilt(proof.value, at: body.count)
        case .raw:
            isRight = false
            for name in ["X-Gitlab-Token", "webhook-signature", "webhook-id", "webhook-timestamp"] {
                fields[name] = [raw]
            }
        default: break
        }
        fields[proof.name] = step.isTwice ? [proof.value, proof.value] : [proof.value]
        fields["X-GitHub-Event"] = [step.isPing ? "ping" : "push"]
        if let name = step.name {
            fields[forge == .github ? "X-GitHub-Delivery" : "Idempotency-Key"] = [name]
            identity.insert("called \(name) by \(forge)")
        }
        if let off = step.lengthOff { fields["Content-Length"] = ["\(body.count + off)"] }
        // Of GitHub the signature tells, of a token the body if nothing else does, of the other the id.
        if forge == .github || step.name == nil { identity.insert("\(proof.name) \(proof.value) \(body)") }
        isAuthentic = isRight && !step.isTwice
        isWhole = isAuthentic && (step.lengthOff ?? 0) == 0 && body.count <= Self.longest
    }

    var headers: DeliveryHeaders { DeliveryHeaders(forge) { fields[$0] ?? [] } }

    private static func gitHub(_ body: [UInt8], _ key: SymmetricKey) -> String {
        let digits = Array("0123456789abcdef".utf8)
        let code = HMAC<SHA256>.authenticationCode(for: body, using: key)
        return "sha256="
            + String(decoding: code.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    private static func standard(id: String, time: String, _ body: [UInt8]) -> String {
        let code = HMAC<SHA256>.authenticationCode(for: Array("\(id).\(time).".utf8) + body, using: signingKey)
        return "v1," + Data(code).base64EncodedString()
    }

    /// With one letter changed into another one, which is none of the same in capitals.
    private static func spoilt(_ text: String, at place: Int) -> String {
        var letters = Array(text.utf8)
        // The last letter before the padding of Base64 has bits that do not count.
        let index = place % (letters.count - 3)
        letters[index] = letters[index] == UInt8(ascii: "5") ? UInt8(ascii: "7") : UInt8(ascii: "5")
        return String(decoding: letters, as: UTF8.self)
    }
}
