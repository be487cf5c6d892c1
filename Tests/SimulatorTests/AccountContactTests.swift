import Testing

@testable import Simulator

struct AccountContactTests {
    static let contact: [String: JSONValue] = [
        "AlternateContactType": "SECURITY", "Name": "On call", "Title": "SOC", "EmailAddress": "soc@example.com",
        "PhoneNumber": "+1 (555) 0100",
    ]
    static let information: [String: JSONValue] = [
        "FullName": "Ada Lovelace", "AddressLine1": "12 St James's Square", "City": "London", "PostalCode": "SW1Y 4JH",
        "CountryCode": "GB", "StateOrRegion": "London", "PhoneNumber": "+44 20 7946 0000",
    ]

    @Test(arguments: [nil, "432109876543"] as [String?])
    func anAlternateContactIsSetReadAndDeleted(account: String?) async throws {
        try await withSimulator { client in
            var named: [String: JSONValue] = ["AlternateContactType": "SECURITY"]
            named["AccountId"] = account.map { .string($0) }

            for path in ["/getAlternateContact", "/deleteAlternateContact"] {
                let missing = try await client.account(path, .object(named))
                #expect(missing.status == 404)
                #expect(missing.error == "ResourceNotFoundException")
            }
            let put = try await client.account(
                "/putAlternateContact", .object(Self.contact.merging(named) { $1 }))
            #expect(put.status == 200)
            let got = try await client.account("/getAlternateContact", .object(named))
            #expect(got.json["AlternateContact"] == .object(Self.contact))
            let other = try await client.account(
                "/getAlternateContact", .object(named.merging(["AlternateContactType": "BILLING"]) { $1 }))
            #expect(other.status == 404)

            #expect(try await client.account("/deleteAlternateContact", .object(named)).status == 200)
            #expect(try await client.account("/getAlternateContact", .object(named)).status == 404)
        }
    }

    @Test func contactsAreEachAccountsOwn() async throws {
        try await withSimulator { client in
            _ = try await client.account(
                "/putAlternateContact", .object(Self.contact.merging(["AccountId": "432109876543"]) { $1 }))
            let other = try await client.account(
                "/getAlternateContact", ["AlternateContactType": "SECURITY", "AccountId": "321098765432"])
            #expect(other.status == 404)
            #expect(
                try await client.account("/getAlternateContact", ["AlternateContactType": "SECURITY"]).status == 404)
        }
    }

    @Test func anAccountHasContactInformationFromTheStart() async throws {
        try await withSimulator { client in
            let own = try await client.account("/getContactInformation", [:])
            #expect(own.json["ContactInformation"]?["FullName"] == "Jane Doe")
            let member = try await client.account("/getContactInformation", ["AccountId": "432109876543"])
            #expect(member.json == own.json)
        }
    }

    @Test func contactInformationIsChanged() async throws {
        try await withSimulator { client in
            let put = try await client.account(
                "/putContactInformation",
                ["AccountId": "432109876543", "ContactInformation": .object(Self.information)])
            #expect(put.status == 200)
            let member = try await client.account("/getContactInformation", ["AccountId": "432109876543"])
            #expect(member.json["ContactInformation"] == .object(Self.information))
            let own = try await client.account("/getContactInformation", [:])
            #expect(own.json["ContactInformation"]?["FullName"] == "Jane Doe")
        }
    }

    @Test func aNewAccountGetsTheManagementAccountsInformation() async throws {
        try await withSimulator { client in
            _ = try await client.account(
                "/putContactInformation", ["ContactInformation": .object(Self.information)])
            let created = try await client.organizations(
                "CreateAccount", ["AccountName": "New", "Email": "aws+new@example.com"])
            let id = try #require(created.json["CreateAccountStatus"]?["AccountId"])
            let information = try await client.account("/getContactInformation", ["AccountId": id])
            #expect(information.json["ContactInformation"] == .object(Self.information))
        }
    }

    @Test(arguments: [
        "/getAlternateContact", "/putAlternateContact", "/deleteAlternateContact", "/getContactInformation",
        "/putContactInformation", "/getPrimaryEmail", "/startPrimaryEmailUpdate", "/acceptPrimaryEmailUpdate",
    ])
    func onlyMembersCanBeNamed(path: String) async throws {
        let input = Self.contact.merging([
            "ContactInformation": .object(Self.information), "PrimaryEmail": "aws+new@example.com", "Otp": "AB12CD",
        ]) { $1 }
        try await withSimulator { client in
            for account in ["123456789012", "999999999999"] {
                let answer = try await client.account(
                    path, .object(input.merging(["AccountId": .string(account)]) { $1 }))
                #expect(answer.status == 403)
                #expect(answer.error == "AccessDeniedException")
            }
        }
    }

    @Test func withoutAllFeaturesNoMemberCanBeNamed() async throws {
        try await withSimulator(configured { $0.startEmpty = true }) { client in
            _ = try await client.organizations("CreateOrganization", ["FeatureSet": "CONSOLIDATED_BILLING"])
            let created = try await client.organizations(
                "CreateAccount", ["AccountName": "New", "Email": "aws+new@example.com"])
            let id = try #require(created.json["CreateAccountStatus"]?["AccountId"])
            let answer = try await client.account("/getPrimaryEmail", ["AccountId": id])
            #expect(answer.error == "AccessDeniedException")
        }
    }
}
