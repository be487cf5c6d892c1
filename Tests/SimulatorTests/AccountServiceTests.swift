import Testing

@testable import Simulator

struct AccountServiceTests {
    @Test func aMemberIsRenamed() async throws {
        try await withSimulator { client in
            let input: JSONValue = ["AccountId": "432109876543", "AccountName": "Data Ocean"]
            #expect(try await client.account("/putAccountName", input).status == 200)

            let described = try await client.organizations("DescribeAccount", ["AccountId": "432109876543"])
            #expect(described.json["Account"]?["Name"] == "Data Ocean")
            let information = try await client.account("/getAccountInformation", ["AccountId": "432109876543"])
            #expect(information.json["AccountName"] == "Data Ocean")
            #expect(information.json["AccountState"] == "ACTIVE")
        }
    }

    @Test(arguments: [false, true])
    func theManagementAccountLeavesItsIDOut(startsEmpty: Bool) async throws {
        try await withSimulator(configured { $0.startEmpty = startsEmpty }) { client in
            let named = try await client.account(
                "/putAccountName", ["AccountId": "123456789012", "AccountName": "Top"])
            #expect(named.status == 403)
            #expect(named.error == "AccessDeniedException")

            #expect(try await client.account("/putAccountName", ["AccountName": "Top"]).status == 200)
            let information = try await client.account("/getAccountInformation", [:])
            #expect(information.json["AccountId"] == "123456789012")
            #expect(information.json["AccountName"] == "Top")
        }
    }

    @Test func aStrangerIsDenied() async throws {
        try await withSimulator { client in
            let answer = try await client.account("/getAccountInformation", ["AccountId": "999999999999"])
            #expect(answer.status == 403)
            #expect(answer.error == "AccessDeniedException")
            #expect(answer.json["message"] != nil)
        }
    }
}
