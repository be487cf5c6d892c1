/// Who a request says it is from. Nothing is checked: signatures are accepted unseen.
struct Credential: Equatable, Sendable {
    let accessKeyID: String?
    let region: String?
    /// What goes with an access key that is temporary.
    let sessionToken: String?

    /// Reads the credential scope, `AKID/20260101/us-east-1/organizations/aws4_request`, of a signed
    /// request's header, or nil if the request is not signed.
    init?(authorization: String?, sessionToken: String? = nil) {
        guard let authorization, !authorization.isEmpty else { return nil }
        let scope =
            authorization.split(whereSeparator: { $0 == " " || $0 == "," })
            .first { $0.hasPrefix("Credential=") }?.dropFirst("Credential=".count)
            .split(separator: "/", omittingEmptySubsequences: false)
        accessKeyID = scope?.first.map(String.init)
        self.sessionToken = sessionToken
        region = scope.flatMap { $0.count == 5 ? String($0[2]) : nil }
    }
}
