import Testing

@testable import AWS

@Suite struct ContainerEndpointTests {
    @Test(arguments: [
        ("https://example.com/x", false), ("http://127.0.0.1:8080/x", true), ("http://127.1.2.3/x", true),
        ("http://localhost/x", true), ("http://[::1]:1/x", true), ("http://169.254.170.2/x", true),
        ("http://169.254.170.23/v1/credentials", true), ("http://[fd00:ec2::23]/v1/credentials", true),
        ("https://169.254.170.23/x", true),
    ]) func `an address that is safe is asked`(_ url: String, _ isNear: Bool) throws {
        let endpoint = try #require(try ContainerEndpoint(["AWS_CONTAINER_CREDENTIALS_FULL_URI": url]))
        #expect(endpoint.url == url && endpoint.isNear == isNear)
    }

    /// The token goes there as well.
    @Test(arguments: [
        "http://example.com/x", "http://127.0.0.1.example.com/", "http://127.0.0.1@example.com/",
        "http://user:password@127.0.0.1/", "http://169.254.169.254/", "http://10.0.0.1/", "http://[::2]/",
        "ftp://127.0.0.1/", "127.0.0.1/x", "http://localhost.example.com/", "http://2130706434.example.com/",
    ]) func `any other is refused before anything is sent`(_ url: String) {
        #expect(throws: AWSConfigurationError.self) {
            _ = try ContainerEndpoint(["AWS_CONTAINER_CREDENTIALS_FULL_URI": url])
        }
    }

    @Test(arguments: ["v2/x", "@example.com/x", ":80@example.com/", "/ x"]) func `a path begins with a slash`(
        _ path: String
    ) {
        #expect(throws: AWSConfigurationError.self) {
            _ = try ContainerEndpoint(["AWS_CONTAINER_CREDENTIALS_RELATIVE_URI": path])
        }
    }

    @Test func `the endpoint is asked with the token of the file, read again each time`() async throws {
        try await CredentialPlace.with { place in
            var place = place
            let file = try place.write("token", "\u{FEFF}first\r\n")
            try await CannedServer.run([.document(key: "ASIA1")]) { server, endpoint in
                place.environment["AWS_CONTAINER_CREDENTIALS_FULL_URI"] = endpoint + "/creds?id=1"
                place.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN"] = "variable"
                let found = try await place.obtain()
                #expect(
                    found.credentials
                        == AWSCredentials(
                            accessKeyID: "ASIA1", secretAccessKey: "secret-ASIA1", sessionToken: "token-ASIA1"))
                #expect(found.expiration == ObtainedCredentials.date("2031-01-01T00:00:00Z"))
                place.environment["AWS_CONTAINER_AUTHORIZATION_TOKEN_FILE"] = file
                _ = try await place.obtain()
                try place.write("token", "second")
                _ = try await place.obtain()
                #expect(server.requests.map { $0.headers["authorization"] } == ["variable", "first", "second"])
                #expect(server.requests.allSatisfy { $0.method == "GET" && $0.path == "/creds?id=1" })
            }
        }
    }

    @Test func `what the endpoint says is never shown, nor is a redirect followed`() async throws {
        let answers: [(CannedServer.Answer, String)] = [
            (.init(status: 403, body: "canary"), "answered with HTTP status 403"),
            (.init(body: "canary"), "is not the JSON of credentials"),
            (.init(body: #"{"AccessKeyId": "canary"}"#), "has no AccessKeyId or no SecretAccessKey"),
            (.document(key: "canary", expires: "soon"), "has an Expiration that is no time"),
            (.init(status: 302, headers: ["location": "/elsewhere"], body: "canary"), "HTTP status 302"),
        ]
        for (answer, says) in answers {
            try await CannedServer.run([answer]) { server, endpoint in
                try await CredentialPlace.with([
                    "AWS_CONTAINER_CREDENTIALS_FULL_URI": endpoint, "AWS_CONTAINER_AUTHORIZATION_TOKEN": "canary",
                ]) { place in
                    let error = try #require(await place.failure())
                    #expect(error.code == .unavailable)
                    #expect(error.description.contains(says) && !error.description.contains("canary"), "\(error)")
                    #expect(server.requests.count == 1)
                }
            }
        }
    }

    @Test func `a token with a line break is refused, and not shown`() async throws {
        try await CannedServer.run([.document(key: "ASIA")]) { server, endpoint in
            try await CredentialPlace.with([
                "AWS_CONTAINER_CREDENTIALS_FULL_URI": endpoint, "AWS_CONTAINER_AUTHORIZATION_TOKEN": "canary\r\nX: y",
            ]) { place in
                let error = try #require(await place.failure())
                #expect(error.code == .badSetting && !error.description.contains("canary"))
                #expect(server.requests.isEmpty)
            }
        }
    }
}
