import Testing

@testable import Simulator

/// What the model of Account Management marks required or bounds, sent wrong.
struct AccountInputRuleTests {
    private static let long = JSONValue.string(String(repeating: "1", count: 300))

    static let contact: [(field: String, value: JSONValue?)] = [
        ("Name", nil), ("Name", ""), ("Name", long), ("Title", nil), ("Title", ""), ("Title", long),
        ("EmailAddress", nil), ("EmailAddress", ""), ("EmailAddress", long), ("EmailAddress", "soc.example.com"),
        ("EmailAddress", "soc@example"), ("EmailAddress", "soc@exam_ple.com "), ("EmailAddress", "a@b@example.com"),
        ("EmailAddress", "so(c@example.com"), ("EmailAddress", "soc@example.c-m"), ("EmailAddress", "@example.com"),
        ("PhoneNumber", nil), ("PhoneNumber", ""), ("PhoneNumber", long), ("PhoneNumber", "555-CALL"),
        ("AlternateContactType", nil), ("AlternateContactType", "ROOT"), ("AccountId", "1234"),
    ]

    @Test(arguments: contact)
    func anAlternateContactIsRefused(field: String, value: JSONValue?) async throws {
        var input = AccountContactTests.contact
        input[field] = value
        // An underscore is a word character, and spaces around the address are allowed.
        let isAllowed = value == "soc@exam_ple.com "
        try await expect(isAllowed ? nil : field, "/putAlternateContact", .object(input))
    }

    static let information: [(field: String, value: JSONValue?)] =
        ["FullName", "AddressLine1", "City", "PostalCode", "CountryCode", "PhoneNumber"].map { ($0, nil) }
        + [
            "FullName", "CompanyName", "AddressLine1", "AddressLine2", "AddressLine3", "City", "StateOrRegion",
            "DistrictOrCounty", "PostalCode", "CountryCode", "PhoneNumber", "WebsiteUrl",
        ].flatMap { [($0, ""), ($0, long)] }
        + [
            ("PhoneNumber", "020 7946 0000"), ("PhoneNumber", "+"), ("PhoneNumber", "+44 CALL"), ("CountryCode", "G"),
            ("StateOrRegion", nil),
        ]

    @Test(arguments: information)
    func contactInformationIsRefused(field: String, value: JSONValue?) async throws {
        var input = AccountContactTests.information
        input[field] = value
        try await expect(field, "/putContactInformation", ["ContactInformation": .object(input)])
    }

    @Test func aStateIsRequiredInSomeCountriesOnly() async throws {
        var input = AccountContactTests.information
        input["StateOrRegion"] = nil
        input["CountryCode"] = "FR"
        try await expect(nil, "/putContactInformation", ["ContactInformation": .object(input)])
    }

    static let others: [(path: String, field: String, input: JSONValue)] = [
        ("/putContactInformation", "ContactInformation", [:]),
        ("/getContactInformation", "AccountId", ["AccountId": "1234"]),
        ("/getAlternateContact", "AlternateContactType", [:]),
        ("/deleteAlternateContact", "AlternateContactType", ["AlternateContactType": "security"]),
        ("/getPrimaryEmail", "AccountId", [:]),
        ("/getPrimaryEmail", "AccountId", ["AccountId": "43210987654x"]),
        ("/startPrimaryEmailUpdate", "AccountId", ["PrimaryEmail": "aws+new@example.com"]),
        ("/startPrimaryEmailUpdate", "PrimaryEmail", ["AccountId": "432109876543"]),
        ("/startPrimaryEmailUpdate", "PrimaryEmail", ["AccountId": "432109876543", "PrimaryEmail": "a@b."]),
        ("/startPrimaryEmailUpdate", "PrimaryEmail", ["AccountId": "432109876543", "PrimaryEmail": long]),
        ("/acceptPrimaryEmailUpdate", "AccountId", ["PrimaryEmail": "aws+new@example.com", "Otp": "AB12CD"]),
        ("/acceptPrimaryEmailUpdate", "PrimaryEmail", ["AccountId": "432109876543", "Otp": "AB12CD"]),
        (
            "/acceptPrimaryEmailUpdate", "Otp",
            ["AccountId": "432109876543", "PrimaryEmail": "aws+new@example.com"]
        ),
        (
            "/acceptPrimaryEmailUpdate", "Otp",
            ["AccountId": "432109876543", "PrimaryEmail": "aws+new@example.com", "Otp": "AB12C"]
        ),
        (
            "/acceptPrimaryEmailUpdate", "Otp",
            ["AccountId": "432109876543", "PrimaryEmail": "aws+new@example.com", "Otp": "AB12C_"]
        ),
    ]

    @Test(arguments: others)
    func itIsRefused(path: String, field: String, input: JSONValue) async throws {
        try await expect(field, path, input)
    }

    @Test func aStructureOfAnotherTypeIsASerializationError() async throws {
        try await withSimulator { client in
            let answer = try await client.account("/putContactInformation", ["ContactInformation": "Ada"])
            #expect(answer.error == "SerializationException")
        }
    }

    /// Expects a refusal that names the field, or with nil that there is none.
    private func expect(_ field: String?, _ path: String, _ input: JSONValue) async throws {
        try await withSimulator { client in
            let answer = try await client.account(path, input)
            #expect(answer.status == (field == nil ? 200 : 400))
            #expect(answer.error == field.map { _ in "ValidationException" })
            #expect(answer.json["reason"]?.text == field.map { _ in "fieldValidationFailed" })
            #expect(answer.json["fieldList"]?[0]?["name"]?.text == field)
        }
    }
}
