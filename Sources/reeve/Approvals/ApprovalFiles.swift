import FoundationEssentials
import Planning

/// How approvals and revocations are kept on the approvals branch: the signed bytes, and beside them the signature.
enum ApprovalFiles {
    static let approvals = "approvals"
    static let revocations = "revocations"
    static let acknowledgements = "acknowledgements"

    static func path(_ id: Digest, in folder: String) -> String { "\(folder)/\(id).json" }
    static func signaturePath(_ id: Digest, in folder: String) -> String { path(id, in: folder) + ".sig" }

    /// The bytes that are signed.
    static func encode(_ document: some Encodable) throws(Diagnostic) -> [UInt8] {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        do {
            return try Array(encoder.encode(document)) + [UInt8(ascii: "\n")]
        } catch {
            throw Diagnostic(.signingFailed, "what is to be signed could not be written out: \(error)")
        }
    }

    /// A document with its signature, neither of them looked at yet.
    struct Signed<Document: Decodable> {
        var id: Digest
        var document: Document
        var bytes: [UInt8]
        var signature: [UInt8]
    }

    /// The documents of a folder, by id. What is none, or has no signature, or another name than its id, is left out.
    static func documents<Document: Decodable>(
        of _: Document.Type, in folder: String, among files: [String: [UInt8]]
    ) -> [Signed<Document>] {
        files.sorted { $0.key < $1.key }.compactMap { path, bytes in
            let id = Digest(of: bytes)
            guard path == Self.path(id, in: folder), let signature = files[signaturePath(id, in: folder)],
                let document = try? JSONDecoder().decode(Document.self, from: Data(bytes))
            else { return nil }
            return Signed(id: id, document: document, bytes: bytes, signature: signature)
        }
    }
}
