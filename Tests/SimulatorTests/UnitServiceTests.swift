import Testing

@testable import Simulator

struct UnitServiceTests {
    @Test func unitsAreRenamedAndDeleted() async throws {
        try await withSimulator { client in
            let made = try await client.organizations(
                "CreateOrganizationalUnit", ["ParentId": "r-exam", "Name": "Lab"])
            let unit = try #require(made.json["OrganizationalUnit"])
            let id: JSONValue = ["OrganizationalUnitId": try #require(unit["Id"])]
            #expect(try await client.organizations("UpdateOrganizationalUnit", id).json == made.json)

            let renamed = try await client.organizations(
                "UpdateOrganizationalUnit", ["OrganizationalUnitId": try #require(unit["Id"]), "Name": "Laboratory"])
            #expect(renamed.json["OrganizationalUnit"]?["Name"] == "Laboratory")
            #expect(renamed.json["OrganizationalUnit"]?["Arn"] == unit["Arn"])

            #expect(try await client.organizations("DeleteOrganizationalUnit", id).json == [:])
            let again = try await client.organizations("DeleteOrganizationalUnit", id)
            #expect(again.error == "OrganizationalUnitNotFoundException")
        }
    }

    private static let long = String(repeating: "a", count: 129)

    static let violations: [(operation: String, input: JSONValue, reason: String)] = [
        ("UpdateOrganizationalUnit", ["Name": "New"], "INPUT_REQUIRED"),
        ("UpdateOrganizationalUnit", ["OrganizationalUnitId": "ou-1", "Name": "New"], "INVALID_PATTERN"),
        ("UpdateOrganizationalUnit", ["OrganizationalUnitId": "ou-exam-00000000", "Name": ""], "MIN_LENGTH_EXCEEDED"),
        (
            "UpdateOrganizationalUnit", ["OrganizationalUnitId": "ou-exam-00000000", "Name": .string(long)],
            "MAX_LENGTH_EXCEEDED"
        ),
        ("DeleteOrganizationalUnit", [:], "INPUT_REQUIRED"),
        ("DeleteOrganizationalUnit", ["OrganizationalUnitId": "r-exam"], "INVALID_PATTERN"),
    ]

    @Test(arguments: violations)
    func aBadInputIsRefused(operation: String, input: JSONValue, reason: String) async throws {
        try await withSimulator { client in
            let answer = try await client.organizations(operation, input)
            #expect(answer.status == 400)
            #expect(answer.error == "InvalidInputException")
            #expect(answer.reason == reason)
        }
    }
}
