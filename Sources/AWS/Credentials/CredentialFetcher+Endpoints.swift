import FoundationEssentials

extension CredentialFetcher {
    /// botocore's ContainerMetadataFetcher waits two seconds, three times. Nothing comes after this source, so one try
    /// waits for longer than they do together.
    private static let containerDeadline = Duration.seconds(10)
    /// botocore asks for a token of six hours; it is used for the two requests that follow.
    private static let tokenSeconds = "60"

    func obtain(_ endpoint: ContainerEndpoint) async throws(AWSConfigurationError) -> ObtainedCredentials {
        let name = "the container's credentials endpoint"
        var headers = ["Accept": "application/json"]
        headers["Authorization"] = try endpoint.authorization()
        learn(headers["Authorization"].map { [$0] } ?? [])
        let response = try await Self.answer(from: name) { () async throws(TransportError) in
            try await ask(
                .get, endpoint.url, headers, isDirect: endpoint.isNear, within: Self.containerDeadline)
        }
        return try CredentialDocument(response.body, from: name).credentials(from: name)
    }

    func obtain(_ instance: InstanceMetadata) async throws(AWSConfigurationError) -> ObtainedCredentials {
        do throws(AWSConfigurationError) {
            return try await role(of: instance)
        } catch {
            guard instance.isImplied else { throw error }
            throw AWSConfigurationError(
                .noCredentials, "there are no AWS credentials: none are set, and \(error.description)",
                hint: "set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or AWS_PROFILE, or give the machine a role")
        }
    }

    private func role(of instance: InstanceMetadata) async throws(AWSConfigurationError) -> ObtainedCredentials {
        let name = "the instance's metadata at \(instance.endpoint)"
        let token = try await text(
            of: name, instance, .put, instance.endpoint + "/latest/api/token",
            ["X-aws-ec2-metadata-token-ttl-seconds": Self.tokenSeconds])
        let headers = ["X-aws-ec2-metadata-token": token]
        let path = instance.endpoint + "/latest/meta-data/iam/security-credentials/"
        let role = try await text(of: name, instance, .get, path, headers)
        let body = try await text(of: name, instance, .get, path + role, headers)
        let document = try CredentialDocument(Data(body.utf8), from: name)
        guard document.Code == nil || document.Code == "Success" else {
            throw CredentialDocument.unusable(name, "says \(document.Code.map(Self.word) ?? "")")
        }
        var obtained = try document.credentials(from: name)
        // The service hands out what has expired where it cannot renew it; AWS then takes it for longer ("static
        // stability": botocore's InstanceMetadataFetcher._evaluate_expiration), and it is asked again in some minutes.
        if let expiration = obtained.expiration { obtained.expiration = max(expiration, now().addingTimeInterval(600)) }
        return obtained
    }

    /// One line of an answer: neither a token nor a role's name has more, and the document's newlines mean nothing.
    private func text(
        of name: String, _ instance: InstanceMetadata, _ method: HTTPRequest.Method, _ url: String,
        _ headers: [String: String]
    ) async throws(AWSConfigurationError) -> String {
        let response = try await Self.repeated(instance.attempts) { () async throws(AWSConfigurationError) in
            try await Self.answer(from: name) { () async throws(TransportError) in
                try await ask(method, url, headers, within: instance.deadline)
            }
        }
        let text = String(decoding: response.body, as: UTF8.self).split(whereSeparator: \.isNewline)
            .joined(separator: " ")
        guard !text.isEmpty else { throw CredentialDocument.unusable(name, "is empty") }
        return text
    }

    private static func repeated(
        _ attempts: Int, _ send: () async throws(AWSConfigurationError) -> HTTPResponse
    ) async throws(AWSConfigurationError) -> HTTPResponse {
        for _ in 1..<attempts {
            do throws(AWSConfigurationError) { return try await send() } catch { continue }
        }
        return try await send()
    }

    private static func answer(
        from name: String, _ ask: () async throws(TransportError) -> HTTPResponse
    ) async throws(AWSConfigurationError) -> HTTPResponse {
        let response: HTTPResponse
        do throws(TransportError) {
            response = try await ask()
        } catch {
            throw AWSConfigurationError(
                .unavailable, "\(name) did not answer: \(error.message)", hint: "check that it can be reached from here"
            )
        }
        guard response.status == 200 else {
            // The answer's text is not shown: nobody knows what is in it.
            throw AWSConfigurationError(
                .unavailable, "\(name) answered with HTTP status \(response.status)",
                hint: "check that a role is attached, and the token that is sent")
        }
        return response
    }

    private static func word(_ text: String) -> String { String(text.filter { $0.isASCII && $0.isLetter }.prefix(60)) }
}
