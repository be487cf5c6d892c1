import Testing

@testable import Simulator

/// What a member account may do, called with the credentials of its role.
struct MemberCallerTests {
    private func withMember(_ body: @escaping @Sendable (Client, Client) async throws -> Void) async throws {
        try await withSimulator { client in
            try await body(client, client.with(client.assumeRole()))
        }
    }

    @Test func theOrganizationIsTheManagementAccounts() async throws {
        try await withMember { _, member in
            let inputs: [String: JSONValue] = [
                "ListAccounts": [:], "ListRoots": [:], "DescribeAccount": ["AccountId": "432109876543"],
                "CreateAccount": ["AccountName": "New", "Email": "aws+new@example.com"],
                "TagResource": ["ResourceId": "432109876543", "Tags": []],
                "CloseAccount": ["AccountId": "321098765432"],
            ]
            for (operation, input) in inputs {
                let answer = try await member.organizations(operation, input)
                #expect(answer.status == 400)
                #expect(answer.error == "AccessDeniedException", "\(operation)")
            }
            let resources = try await member.getResources([:])
            #expect(resources.error == "AccessDeniedException")
        }
    }

    @Test func itMaySeeWhichOrganizationItIsIn() async throws {
        try await withMember { client, member in
            let answer = try await member.organizations("DescribeOrganization")
            #expect(answer.json == (try await client.organizations("DescribeOrganization")).json)
            let created = try await member.organizations("CreateOrganization")
            #expect(created.error == "AlreadyInOrganizationException")
        }
    }

    @Test func itTakesOnNoRole() async throws {
        try await withMember { _, member in
            for account in ["432109876543", "321098765432", "123456789012"] {
                let answer = try await member.assumeRole(in: account)
                #expect(answer.element("Code") == "AccessDenied")
            }
        }
    }

    @Test func itManagesItself() async throws {
        try await withMember { client, member in
            _ = try await member.account("/putAccountName", ["AccountName": "Data Ocean"])
            let information = try await member.account("/getAccountInformation", [:])
            #expect(information.json["AccountId"] == "432109876543")
            #expect(information.json["AccountName"] == "Data Ocean")

            _ = try await member.account("/putAlternateContact", .object(AccountContactTests.contact))
            let contact = try await client.account(
                "/getAlternateContact", ["AlternateContactType": "SECURITY", "AccountId": "432109876543"])
            #expect(contact.status == 200)
            _ = try await member.account(
                "/putContactInformation", ["ContactInformation": .object(AccountContactTests.information)])
            let seen = try await client.account("/getContactInformation", ["AccountId": "432109876543"])
            #expect(seen.json["ContactInformation"] == .object(AccountContactTests.information))
            let top = try await client.account("/getAccountInformation", [:])
            #expect(top.json["AccountId"] == "123456789012")
        }
    }

    @Test(arguments: ["432109876543", "321098765432", "123456789012"])
    func itNamesNoAccount(id: String) async throws {
        try await withMember { _, member in
            for path in ["/getAccountInformation", "/getContactInformation", "/getPrimaryEmail"] {
                let answer = try await member.account(path, ["AccountId": .string(id)])
                #expect(answer.status == 403)
                #expect(answer.error == "AccessDeniedException")
            }
        }
    }
}
