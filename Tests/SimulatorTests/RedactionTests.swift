import Foundation
import Testing

@testable import Simulator

struct RedactionTests {
    @Test func secretsDoNotStandInTheLog() async throws {
        try await withDirectory { directory in
            let file = directory.appending(path: "requests.jsonl")
            let configuration = configured { $0.logFile = file.path(percentEncoded: false) }
            let token = try JWT.token(JWT.claims())
            let answers = try await withSimulator(configuration) { client in
                let web = try await client.sts(
                    "AssumeRoleWithWebIdentity",
                    [
                        "RoleArn": "arn:aws:iam::123456789012:role/Reeve", "RoleSessionName": "ci",
                        "WebIdentityToken": token,
                    ], signed: false)
                let session = try client.with(web)
                let role = try await session.assumeRole(
                    in: Client.lake,
                    ["TokenCode": "135790", "ProvidedContexts.member.1.ContextAssertion": "canary-assertion"])
                _ = try await session.account(
                    "/acceptPrimaryEmailUpdate",
                    ["AccountId": "432109876543", "PrimaryEmail": "aws+new@example.com", "Otp": "CA1A2Y"])
                // What is refused is logged as well.
                _ = try await session.account("/acceptPrimaryEmailUpdate", ["otp": ["CANARY"]])
                _ = try await session.sts("Nonsense", ["webIdentityToken": token])
                return [web, role]
            }
            let log = try String(contentsOf: file, encoding: .utf8)
            #expect(log.split(separator: "\n").count == 5)
            #expect(log.contains(#""RoleSessionName":"ci""#))
            for answer in answers {
                #expect(!log.contains(try #require(answer.element("SessionToken"))))
                #expect(!log.contains(try #require(answer.element("SecretAccessKey"))))
            }
            for secret in [token, "135790", "canary-assertion", "CA1A2Y", "CANARY"] {
                #expect(!log.contains(secret), "\(secret)")
            }
        }
    }
}
