import FoundationEssentials

/// Gets credentials from their source.
struct CredentialFetcher: Sendable {
    let configuration: AWSConfiguration
    let retry: RetryPolicy
    let transport: any Transport
    let now: @Sendable () -> Date
    /// Is told each secret before it is used.
    var learn: @Sendable ([String]) -> Void = { _ in }

    func obtain(_ source: CredentialSource) async throws(AWSConfigurationError) -> ObtainedCredentials {
        let found = try await found(source)
        learn(found.credentials.secrets)
        return found
    }

    private func found(_ source: CredentialSource) async throws(AWSConfigurationError) -> ObtainedCredentials {
        switch source {
        case .keys(let keys, _): return keys
        case .process(let process): return try await process.obtain()
        case .container(let endpoint): return try await obtain(endpoint)
        case .instance(let instance): return try await obtain(instance)
        case .role(let role, let base):
            let signer = try await obtain(base).credentials
            return try await ask(AssumeRole(role: role), role, hidden: [], by: signer)
        case .webIdentity(let role, let file):
            let token = try TokenFile.read(file, "AWS_WEB_IDENTITY_TOKEN_FILE or 'web_identity_token_file'")
            learn([token])
            let nobody = AWSCredentials(accessKeyID: "", secretAccessKey: "")
            return try await ask(
                AssumeRoleWithWebIdentity(role: role, token: token), role, hidden: [token], by: nobody)
        }
    }

    private func ask<Operation: AWSOperation>(
        _ operation: Operation, _ role: AssumedRole, hidden: [String], by signer: AWSCredentials
    ) async throws(AWSConfigurationError) -> ObtainedCredentials where Operation.Output == ObtainedCredentials {
        var configuration = configuration
        configuration.credentials = .given(signer)
        configuration.requestDeadline = 10
        var retry = retry
        retry.attempts = 3
        do {
            return try await AWSClient(configuration: configuration, retry: retry, transport: transport)
                .send(operation).output
        } catch {
            let what = (error as? AWSError)?.redacted(hidden).description ?? "cancelled"
            throw AWSConfigurationError(
                .unavailable, "role \(role.arn) could not be taken on: \(what)",
                hint: "check the role's trust policy, the permission to assume it, and the network")
        }
    }

    /// - Returns: what a plain request gave, whatever its status.
    func ask(
        _ method: HTTPRequest.Method, _ url: String, _ headers: [String: String], isDirect: Bool = true,
        within deadline: Duration
    ) async throws(TransportError) -> HTTPResponse {
        let request = HTTPRequest(method: method, url: url, headers: headers, isDirect: isDirect)
        return try await transport.send(request, deadline: deadline, window: nil)
    }
}
