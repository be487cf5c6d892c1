import Foundation
import Testing

@testable import AWS

@Suite struct AssumedRoleTests {
    private static let keys = "[base]\naws_access_key_id = AKIABASE\naws_secret_access_key = base-canary\n"

    @Test func `each role of a chain is signed for by the one before`() async throws {
        let config = """
            [profile one]
            role_arn = arn:aws:iam::1:role/a/b+c
            source_profile = two
            external_id = e&x=1 é
            duration_seconds = 1200
            [profile two]
            role_arn = arn:2
            source_profile = base
            """
        let answers = [CannedServer.Answer.role("AssumeRole", key: "ASIATWO"), .role("AssumeRole", key: "ASIAONE")]
        try await CannedServer.run(answers) { server, endpoint in
            let environment = ["AWS_PROFILE": "one", "AWS_ENDPOINT_URL_STS": endpoint]
            try await CredentialPlace.with(config: config, credentials: Self.keys, environment) { place in
                let found = try await place.obtain()
                #expect(
                    found.credentials
                        == AWSCredentials(
                            accessKeyID: "ASIAONE", secretAccessKey: "secret-ASIAONE", sessionToken: "token-ASIAONE"))
                #expect(found.expiration == ObtainedCredentials.date("2031-01-01T00:00:00Z"))
            }
            let (first, second) = (server.requests[0], server.requests[1])
            #expect(
                first.body == "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3A2&RoleSessionName=reeve")
            #expect(first.headers["authorization"]?.contains("Credential=AKIABASE/") == true)
            #expect(
                second.body == "Action=AssumeRole&Version=2011-06-15&RoleArn=arn%3Aaws%3Aiam%3A%3A1%3Arole%2Fa%2Fb%2Bc"
                    + "&RoleSessionName=reeve&ExternalId=e%26x%3D1%20%C3%A9&DurationSeconds=1200")
            #expect(second.headers["authorization"]?.contains("Credential=ASIATWO/") == true)
            #expect(second.headers["x-amz-security-token"] == "token-ASIATWO")
        }
    }

    @Test func `a web identity's token takes on its role without a signature`() async throws {
        try await CannedServer.run([.role("AssumeRoleWithWebIdentity", key: "ASIAWEB")]) { server, endpoint in
            try await CredentialPlace.with { place in
                var place = place
                place.environment["AWS_ENDPOINT_URL_STS"] = endpoint
                place.environment["AWS_ROLE_ARN"] = "arn:w"
                place.environment["AWS_ROLE_SESSION_NAME"] = "pod"
                place.environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = try place.write("token", "eyJ.e30.x\n")
                #expect(try await place.obtain().credentials.accessKeyID == "ASIAWEB")
                let request = try #require(server.requests.first)
                #expect(
                    request.body == "Action=AssumeRoleWithWebIdentity&Version=2011-06-15&RoleArn=arn%3Aw"
                        + "&RoleSessionName=pod&WebIdentityToken=eyJ.e30.x")
                #expect(request.headers["authorization"] == nil && request.headers["x-amz-security-token"] == nil)
            }
        }
    }

    @Test func `a refusal names the role, and shows neither keys nor token`() async throws {
        let refusal = CannedServer.Answer(
            status: 403,
            body: """
                <ErrorResponse><Error><Code>AccessDenied</Code><Message>base-canary and web-canary</Message></Error>\
                </ErrorResponse>
                """)
        try await CannedServer.run([refusal]) { server, endpoint in
            try await CredentialPlace.with(credentials: Self.keys) { place in
                var place = place
                place.environment["AWS_ENDPOINT_URL_STS"] = endpoint
                try place.write("config", "[profile r]\nrole_arn = arn:r\nsource_profile = base\n")
                place.environment["AWS_PROFILE"] = "r"
                let role = try #require(await place.failure())
                #expect(role.code == .unavailable)
                #expect(
                    role.description.hasPrefix("role arn:r could not be taken on: AssumeRole: AccessDenied: *** and"))
                let token = try place.write("token", "web-canary")
                try place.write("config", "[profile r]\nrole_arn = arn:r\nweb_identity_token_file = \(token)\n")
                let identity = try #require(await place.failure())
                #expect(identity.description.contains("AssumeRoleWithWebIdentity: AccessDenied"))
                #expect(!identity.description.contains("web-canary"), "\(identity)")
                #expect(server.requests.count == 2)
            }
        }
    }

    @Test func `a token file that is missing or empty is named`() async throws {
        try await CredentialPlace.with { place in
            var place = place
            place.environment["AWS_ROLE_ARN"] = "arn:w"
            place.environment["AWS_WEB_IDENTITY_TOKEN_FILE"] = place.folder + "/token"
            #expect(await place.failure()?.description == "the token file '\(place.folder)/token' cannot be read")
            try place.write("token", " \n")
            #expect(await place.failure()?.description == "the token file '\(place.folder)/token' is empty")
        }
    }
}
