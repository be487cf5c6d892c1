/// What may stand in a line of OpenSSH's allowed signers file (ssh-keygen(1), ALLOWED SIGNERS), so that one
/// approver's entry is one line and one principal.
enum ApproverRules {
    static let keyTypes: Set<String> = [
        "ssh-ed25519", "sk-ssh-ed25519@openssh.com", "ecdsa-sha2-nistp256", "ecdsa-sha2-nistp384",
        "ecdsa-sha2-nistp521", "sk-ecdsa-sha2-nistp256@openssh.com", "ssh-rsa",
    ]

    /// No pattern characters, no separators, no quotes.
    static func isPrincipal(_ text: String) -> Bool {
        let bytes = text.utf8
        return (3...254).contains(bytes.count) && text.contains("@")
            && bytes.allSatisfy { (0x21...0x7E).contains($0) && !forbidden.contains($0) }
    }

    private static let forbidden = Set("*?!,\"'\\<>|`".utf8)

    /// The type and the base64 of a key, without its comment; `nil` if it is none.
    static func publicKey(_ text: String) -> String? {
        let parts = text.unicodeScalars.split(separator: " ", omittingEmptySubsequences: true).map(String.init)
        guard parts.count >= 2, keyTypes.contains(parts[0]), parts[1].utf8.count >= 32,
            parts[1].utf8.allSatisfy(isBase64)
        else { return nil }
        return "\(parts[0]) \(parts[1])"
    }

    private static func isBase64(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
            UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "+"), UInt8(ascii: "/"), UInt8(ascii: "="):
            true
        default: false
        }
    }
}
