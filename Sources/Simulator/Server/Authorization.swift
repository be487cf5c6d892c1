/// The header `Authorization`, as far as its form goes. Signatures are accepted unseen.
enum Authorization {
    /// What the header would be of a request that is signed in its query, as a presigned URL is.
    static func presigned(_ query: String) -> String? {
        let fields = FormFields(query)
        guard let algorithm = fields["X-Amz-Algorithm"] else { return nil }
        let parts = ["Credential", "SignedHeaders", "Signature"].compactMap { name in
            fields["X-Amz-\(name)"].map { "\(name)=\($0)" }
        }
        return "\(algorithm) \(parts.joined(separator: ", "))"
    }

    /// The error that AWS has for a header which does not say who signed what, or nil.
    static func problem(of header: String?) -> AWSError? {
        guard let header, !header.isEmpty else { return .missingAuthentication }
        // AWS4-HMAC-SHA256, AWS4-ECDSA-P256-SHA256
        guard header.hasPrefix("AWS4-") else { return .missingAuthentication }
        let names = header.split { $0 == " " || $0 == "," }.compactMap { $0.split(separator: "=").first }
        let missing = ["Credential", "Signature", "SignedHeaders"].filter { !names.contains($0[...]) }
        guard !missing.isEmpty else { return nil }
        return .incompleteSignature(
            missing.map { "Authorization header requires '\($0)' parameter." }.joined(separator: " "))
    }
}
