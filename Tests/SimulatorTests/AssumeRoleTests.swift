import Foundation
import TestSupport
import Testing

@testable import Simulator

struct AssumeRoleTests {
    @Test func theSessionCallsAsTheRole() async throws {
        try await withSimulator { client in
            let answer = try await client.assumeRole()
            #expect(answer.status == 200)
            #expect(answer.element("AccessKeyId")?.hasPrefix("ASIA") == true)
            #expect(answer.element("AccessKeyId")?.count == 20)
            #expect(answer.element("SecretAccessKey")?.count == 40)
            #expect(answer.element("Expiration")?.count == "2026-01-01T00:00:00Z".count)
            #expect(answer.element("PackedPolicySize") == nil)
            let arn = "arn:aws:sts::432109876543:assumed-role/OrganizationAccountAccessRole/reeve"
            #expect(answer.element("Arn") == arn)

            let caller = try await client.with(answer).sts("GetCallerIdentity", [:])
            #expect(caller.element("Account") == "432109876543")
            #expect(caller.element("Arn") == arn)
            #expect(caller.element("UserId") == answer.element("AssumedRoleId"))
            #expect(caller.element("UserId")?.hasPrefix("AROA") == true)
            #expect(caller.element("UserId")?.hasSuffix(":reeve") == true)
        }
    }

    /// Clients keep sessions beyond the simulator that gave them out.
    @Test func aSessionOfAnotherRunIsNone() async throws {
        let old = try await withSimulator { try await $0.assumeRole() }
        try await withSimulator { client in
            let caller = try await client.with(old).sts("GetCallerIdentity", [:])
            #expect(caller.status == 403)
            #expect(caller.element("Code") == "InvalidClientTokenId")
            // Equal seeds and equal requests give an equal key, and yet another session.
            let new = try await client.assumeRole()
            #expect(new.element("AccessKeyId") == old.element("AccessKeyId"))
            #expect(new.element("SessionToken") != old.element("SessionToken"))
            #expect(try await client.with(old).sts("GetCallerIdentity", [:]).status == 403)
        }
    }

    @Test func aTokenOfNoSimulatorIsTaken() async throws {
        try await withSimulator { client in
            var client = client
            client.accessKeyID = "ASIAIOSFODNN7EXAMPLE"
            client.sessionToken = "IQoJb3JpZ2luX2VjEXAMPLE"
            let caller = try await client.sts("GetCallerIdentity", [:])
            #expect(caller.element("Account") == Client.management)
        }
    }

    @Test func theRoleIsTheOneNamedAtCreation() async throws {
        try await withSimulator { client in
            let created = try await client.organizations(
                "CreateAccount", ["AccountName": "New", "Email": "aws+new@example.com", "RoleName": "Admin"])
            let id = try #require(created.json["CreateAccountStatus"]?["AccountId"]?.text)
            #expect(try await client.assumeRole("Admin", in: id).status == 200)
            #expect(try await client.assumeRole(in: id).status == 403)
        }
    }

    @Test(arguments: [
        ("432109876543", "Admin"), ("999999999999", "OrganizationAccountAccessRole"),
        ("543210987654", "OrganizationAccountAccessRole"),
    ])
    func whatIsNotThereIsDenied(account: String, role: String) async throws {
        try await withSimulator { client in
            _ = try await client.organizations("CloseAccount", ["AccountId": "543210987654"])
            let answer = try await client.assumeRole(role, in: account)
            #expect(answer.status == 403)
            #expect(answer.element("Code") == "AccessDenied")
            #expect(
                answer.element("Message") == """
                    User: arn:aws:iam::123456789012:user/simulator is not authorized to perform: sts:AssumeRole on \
                    resource: arn:aws:iam::\(account):role/\(role)
                    """)
        }
    }

    @Test func theManagementAccountHasAnyRole() async throws {
        try await withSimulator(configured { $0.startEmpty = true }) { client in
            let answer = try await client.assumeRole("ci/Reeve", in: Client.management)
            #expect(answer.element("Arn") == "arn:aws:sts::123456789012:assumed-role/Reeve/reeve")
            // Who came there by a role is of the management account as any user is.
            let session = try client.with(answer)
            #expect(try await session.organizations("CreateOrganization").status == 200)
        }
    }

    @Test func aSessionExpiresInEachProtocolsWords() async throws {
        let clock = ManualClock()
        try await withSimulator(clock: clock) { client in
            let role = try await client.assumeRole("Admin", in: Client.management, ["DurationSeconds": "900"])
            let session = try client.with(role)
            #expect(try await session.organizations("ListRoots").status == 200)
            clock.advance(by: .seconds(900))

            let query = try await session.sts("GetCallerIdentity", [:])
            #expect(query.status == 403)
            #expect(query.element("Code") == "ExpiredToken")
            let json = try await session.organizations("ListRoots")
            #expect(json.status == 400)
            #expect(json.error == "ExpiredTokenException")
            let rest = try await session.account("/getAccountInformation", [:])
            #expect(rest.status == 403)
            #expect(rest.error == "ExpiredTokenException")
            #expect(try await session.getResources([:]).error == "ExpiredTokenException")
        }
    }

    @Test func aSessionNeedsItsToken() async throws {
        try await withSimulator { client in
            var session = try await client.with(client.assumeRole("Admin", in: Client.management))
            session.sessionToken = nil
            let query = try await session.sts("GetCallerIdentity", [:])
            #expect(query.status == 403)
            #expect(query.element("Code") == "InvalidClientTokenId")
            let json = try await session.organizations("ListRoots")
            #expect(json.status == 400)
            #expect(json.error == "UnrecognizedClientException")
        }
    }

    @Test func aChainIsAnHourLongAndKeepsItsSourceIdentity() async throws {
        try await withSimulator { client in
            let first = try await client.assumeRole("Admin", in: Client.management, ["SourceIdentity": "ada"])
            #expect(first.element("SourceIdentity") == "ada")
            let session = try client.with(first)

            let long = try await session.assumeRole(["DurationSeconds": "3601"])
            #expect(long.element("Code") == "ValidationError")
            #expect(try await session.assumeRole(["SourceIdentity": "grace"]).element("Code") == "AccessDenied")
            let second = try await session.assumeRole(["DurationSeconds": "3600"])
            #expect(second.status == 200)
            #expect(second.element("SourceIdentity") == "ada")
            // A member's role trusts the management account alone.
            let third = try await client.with(second).assumeRole(in: "321098765432")
            #expect(third.element("Code") == "AccessDenied")
            #expect(third.element("Message")?.contains("User: arn:aws:sts::432109876543:assumed-role/") == true)
        }
    }

    @Test func policiesAndTagsTakeSpace() async throws {
        try await withSimulator { client in
            let answer = try await client.assumeRole([
                "Policy": #"{"Version": "2012-10-17", "Statement": []}"#,
                "PolicyArns.member.1.arn": "arn:aws:iam::aws:policy/ReadOnlyAccess", "Tags.member.1.Key": "team",
                "Tags.member.1.Value": "data", "TransitiveTagKeys.member.1": "team",
            ])
            #expect(answer.status == 200)
            #expect(answer.element("PackedPolicySize").flatMap { Int($0) } == 4)
            let tagged = try await client.assumeRole(["Tags.member.1.Key": "team", "Tags.member.1.Value": ""])
            #expect(tagged.element("PackedPolicySize") == "1")
            #expect(try await client.assumeRole(["Tags": "", "PolicyArns": ""]).status == 200)
        }
    }
}

extension Client {
    fileprivate func assumeRole(_ others: [String: String]) async throws -> Answer {
        try await assumeRole("OrganizationAccountAccessRole", in: Self.lake, others)
    }
}
