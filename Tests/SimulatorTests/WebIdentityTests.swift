import Foundation
import TestSupport
import Testing

@testable import Simulator

struct WebIdentityTests {
    private static let role = [
        "RoleArn": "arn:aws:iam::123456789012:role/Reeve", "RoleSessionName": "ci",
    ]

    /// Asks without a signature, as every client does.
    private func assume(_ client: Client, _ token: String, _ others: [String: String] = [:]) async throws
        -> Client.Answer
    {
        let input = Self.role.merging(["WebIdentityToken": token]) { $1 }.merging(others) { $1 }
        return try await client.sts("AssumeRoleWithWebIdentity", input, signed: false)
    }

    @Test func aTokenIsEnough() async throws {
        try await withSimulator { client in
            let answer = try await assume(client, JWT.token(JWT.claims()))
            #expect(answer.status == 200)
            #expect(answer.element("SubjectFromWebIdentityToken") == "repo:acme/accounts")
            #expect(answer.element("Audience") == "sts.amazonaws.com")
            #expect(answer.element("Provider") == "https://token.example.com")
            let session = try client.with(answer)
            let caller = try await session.sts("GetCallerIdentity", [:])
            #expect(caller.element("Arn") == "arn:aws:sts::123456789012:assumed-role/Reeve/ci")
            #expect(try await session.organizations("ListAccounts").status == 200)
        }
    }

    @Test(arguments: ["a", "ab", "abc"])
    func theAlphabetIsThatOfURLsWithoutPadding(end: String) async throws {
        try await withSimulator { client in
            let token = try JWT.token(JWT.claims(["sub": .string("\u{3FFF}\u{3FFE}ÿ~?>\(end)")]))
            #expect(token.contains { "-_".contains($0) })
            let answer = try await assume(client, token)
            #expect(answer.element("SubjectFromWebIdentityToken")?.hasSuffix("&gt;\(end)") == true)
        }
    }

    @Test func othersStillNeedASignature() async throws {
        try await withSimulator { client in
            for operation in ["AssumeRole", "GetCallerIdentity", "Nonsense"] {
                let answer = try await client.sts(operation, Self.role, signed: false)
                #expect(answer.status == 403)
                #expect(answer.element("Code") == "MissingAuthenticationToken")
            }
            // The name alone does not open another service.
            let json = try await client.json(
                "AWSOrganizationsV20161128.AssumeRoleWithWebIdentity", [:], authorization: nil)
            #expect(json.error == "MissingAuthenticationTokenException")
        }
    }

    @Test func credentialsThatComeAlongAreNotLookedAt() async throws {
        let clock = ManualClock()
        try await withSimulator(clock: clock) { client in
            let token = try JWT.token(JWT.claims())
            let session = try await client.with(assume(client, token, ["DurationSeconds": "900"]))
            clock.advance(by: .seconds(900))
            let again = try await session.sts(
                "AssumeRoleWithWebIdentity", Self.role.merging(["WebIdentityToken": token]) { $1 })
            #expect(again.status == 200)
        }
    }

    @Test func theFirstOfManyAudiencesCounts() async throws {
        try await withSimulator { client in
            let answer = try await assume(client, JWT.token(JWT.claims(["aud": ["one", "two"]])))
            #expect(answer.element("Audience") == "one")
        }
    }

    @Test(
        arguments: [
            ["iss": nil], ["iss": .integer(1)], ["sub": nil], ["sub": ""], ["aud": nil], ["aud": []], ["exp": nil],
            ["exp": "soon"], ["exp": .number(1e10 + 0.5)], ["sub": "a\u{0}b"],
        ] as [[String: JSONValue?]])
    func aTokenWithoutItsClaimsIsInvalid(change: [String: JSONValue?]) async throws {
        try await withSimulator { client in
            let answer = try await assume(client, JWT.token(JWT.claims(change)))
            #expect(answer.status == 400)
            #expect(answer.element("Code") == "InvalidIdentityToken")
        }
    }

    @Test(arguments: ["nonsense", "a.b.c", "e30.e30", "W10.W10.c2ln", "e30.bm90IEpTT04.c2ln", "...."])
    func whatIsNoTokenIsInvalid(text: String) async throws {
        try await withSimulator { client in
            let answer = try await assume(client, text)
            #expect(answer.status == 400)
            #expect(answer.element("Code") == "InvalidIdentityToken")
        }
    }

    @Test func anExpiredTokenIsSaidToBe() async throws {
        let clock = ManualClock()
        try await withSimulator(clock: clock) { client in
            let token = try JWT.token(JWT.claims(expires: Date.now + 3600))
            #expect(try await assume(client, token).status == 200)
            clock.advance(by: .seconds(3660))
            let answer = try await assume(client, token)
            #expect(answer.status == 400)
            #expect(answer.element("Code") == "ExpiredTokenException")
        }
    }

    @Test func aRoleThatIsNotThereIsDenied() async throws {
        try await withSimulator { client in
            let token = try JWT.token(JWT.claims())
            let answer = try await assume(
                client, token, ["RoleArn": "arn:aws:iam::999999999999:role/OrganizationAccountAccessRole"])
            #expect(answer.status == 403)
            #expect(answer.element("Code") == "AccessDenied")
            #expect(answer.element("Message") == "Not authorized to perform sts:AssumeRoleWithWebIdentity")
        }
    }
}
