import Crypto
import FoundationEssentials

/// The secrets by which deliveries are known to be a forge's: one a line, so that an old one and a new one hold while
/// they are exchanged.
///
/// A line is GitHub's secret and GitLab's secret token. One that begins with `whsec_` is GitLab's signing token.
public struct WebhookSecrets: Sendable {
    /// In bytes. A captured delivery lets anybody guess at the secret, as fast as they can.
    static let shortest = 16
    static let longest = 512
    static let most = 8
    static let signingPrefix = "whsec_"

    /// For GitHub, whatever the line is.
    let keyed: [HMAC<SHA256>]
    /// GitLab's tokens, hashed with a key of this process: equally long, and compared in constant time.
    private let tokens: [HMAC<SHA256>.MAC]
    /// GitLab's signing tokens.
    let signing: [HMAC<SHA256>]

    private static let tokenKey = SymmetricKey(size: .bits256)

    /// - Throws: if a line cannot be a secret, or none is there: one empty secret would let everybody in.
    public init(_ text: [UInt8]) throws(WebhookSecretError) {
        var lines: [[UInt8]] = []
        for (index, line) in Self.lines(text).enumerated() {
            let secret = Array(line)
            if secret.isEmpty { continue }
            guard secret.count >= Self.shortest else { throw .tooShort(line: index + 1) }
            guard secret.count <= Self.longest else { throw .tooLong(line: index + 1) }
            guard secret.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else { throw .notText(line: index + 1) }
            if Self.isSigningToken(secret), Self.signingKey(secret) == nil { throw .notASigningToken(line: index + 1) }
            lines.append(secret)
        }
        guard !lines.isEmpty else { throw .none }
        guard lines.count <= Self.most else { throw .tooMany }
        keyed = lines.map { HMAC(key: SymmetricKey(data: $0)) }
        tokens = lines.filter { !Self.isSigningToken($0) }.map(Self.hash)
        signing = lines.compactMap { Self.signingKey($0).map { HMAC(key: $0) } }
    }

    /// Whether it is one of GitLab's tokens. How long it takes tells nothing of them.
    func hasToken(_ token: String) -> Bool {
        let hashed = Self.hash(Array(token.utf8))
        return tokens.reduce(false) { found, token in token == hashed || found }
    }

    private static func hash(_ token: [UInt8]) -> HMAC<SHA256>.MAC {
        HMAC<SHA256>.authenticationCode(for: token, using: tokenKey)
    }

    private static func isSigningToken(_ line: [UInt8]) -> Bool { line.starts(with: signingPrefix.utf8) }

    /// - Returns: `nil` if it is no signing token, or its key has not the length that Standard Webhooks ask for.
    private static func signingKey(_ line: [UInt8]) -> SymmetricKey? {
        guard isSigningToken(line), let key = Data(base64Encoded: Data(line.dropFirst(signingPrefix.utf8.count))),
            (24...64).contains(key.count)
        else { return nil }
        return SymmetricKey(data: key)
    }

    /// The lines of a text, without what editors and Windows put around them: blanks, carriage returns, and the byte order
    /// mark that begins a file.
    static func lines(_ text: [UInt8]) -> [ArraySlice<UInt8>] {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        return text.dropFirst(text.starts(with: mark) ? mark.count : 0)
            .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(trim)
    }

    private static func trim(_ line: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        let isText: (UInt8) -> Bool = { ![0x20, 0x09, 0x0D].contains($0) }
        guard let first = line.firstIndex(where: isText), let last = line.lastIndex(where: isText) else { return [] }
        return line[first...last]
    }
}

extension WebhookSecrets: CustomStringConvertible, CustomReflectable {
    /// How many there are; never what they are.
    public var description: String { "\(keyed.count) webhook secrets" }
    public var customMirror: Mirror { Mirror(self, children: []) }
}
