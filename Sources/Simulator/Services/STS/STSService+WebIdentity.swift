extension STSService {
    /// AssumeRoleWithWebIdentity: who has a token of an identity provider takes on a role.
    ///
    /// Every provider is trusted, and by every role that is there.
    @Sendable static func assumeRoleWithWebIdentity(
        _ cloud: inout Cloud, _ parameters: Parameters, _ call: Call
    ) throws -> JSONValue {
        let request = try RoleRequest(parameters, policyLength: 1...2048)
        let text = try parameters.text("WebIdentityToken", .any(4...20000))
        let packedSize = try SessionPolicies(parameters, tags: nil).packedSize
        guard try parameters.optionalText("ProviderId", .any(4...2048)) == nil else {
            throw WebIdentityToken.invalid("ProviderId is for OAuth 2.0 access tokens, which are not taken here")
        }
        let token = try WebIdentityToken(text)
        try token.checkExpiration(at: call.now)
        guard cloud.hasRole(request.role, at: call.now) else {
            throw accessDenied("Not authorized to perform sts:AssumeRoleWithWebIdentity")
        }
        return request.answer(
            &cloud, call, packedSize: packedSize, sourceIdentity: token.sourceIdentity,
            and: [
                "SubjectFromWebIdentityToken": .string(token.subject), "Audience": .string(token.audience),
                "Provider": .string(token.issuer),
            ])
    }
}
