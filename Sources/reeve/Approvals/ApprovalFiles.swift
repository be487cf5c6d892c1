import FoundationEssentials
import Planning

/// How an approval is kept on the approvals branch: the signed bytes, and beside them the signature.
enum ApprovalFiles {
    static let folder = "approvals"

    static func path(_ id: Digest) -> String { "\(folder)/\(id).json" }
    static func signaturePath(_ id: Digest) -> String { path(id) + ".sig" }

    /// The bytes that are signed.
    static func encode(_ approval: Approval) throws -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try Array(encoder.encode(approval)) + [UInt8(ascii: "\n")]
    }
}
