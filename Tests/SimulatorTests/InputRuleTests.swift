import Testing

@testable import Simulator

/// What the service models mark required or bound, sent wrong.
struct InputRuleTests {
    private static let long = String(repeating: "a", count: 200)

    static let organizations: [(operation: String, input: JSONValue, reason: String)] = [
        ("ListAccounts", ["MaxResults": .integer(0)], "MIN_VALUE_EXCEEDED"),
        ("ListAccounts", ["MaxResults": .integer(21)], "MAX_VALUE_EXCEEDED"),
        ("ListAccountsForParent", [:], "INPUT_REQUIRED"),
        ("ListAccountsForParent", ["ParentId": "Sandbox"], "INVALID_PATTERN"),
        ("ListAccountsForParent", ["ParentId": .string(long)], "MAX_LENGTH_EXCEEDED"),
        ("ListChildren", ["ParentId": "r-exam"], "INPUT_REQUIRED"),
        ("ListChildren", ["ParentId": "r-exam", "ChildType": "POLICY"], "INVALID_ENUM"),
        ("ListParents", ["ChildId": "r-exam"], "INVALID_PATTERN"),
        ("DescribeAccount", ["AccountId": "1234"], "INVALID_PATTERN"),
        ("DescribeAccount", ["AccountId": .null], "INPUT_REQUIRED"),
        ("DescribeOrganizationalUnit", ["OrganizationalUnitId": "ou-exam-1"], "INVALID_PATTERN"),
        ("CreateOrganizationalUnit", ["ParentId": "r-exam", "Name": ""], "MIN_LENGTH_EXCEEDED"),
        ("CreateOrganizationalUnit", ["ParentId": "r-exam", "Name": .string(long)], "MAX_LENGTH_EXCEEDED"),
        ("CreateOrganization", ["FeatureSet": "SOME"], "INVALID_ENUM"),
        ("CreateAccount", ["AccountName": "New"], "INPUT_REQUIRED"),
        ("CreateAccount", ["AccountName": "New", "Email": "a@b.c"], "MIN_LENGTH_EXCEEDED"),
        ("CreateAccount", ["AccountName": "New", "Email": "no-at-sign.example.com"], "INVALID_PATTERN"),
        ("CreateAccount", ["AccountName": "Neü", "Email": "aws+new@example.com"], "INVALID_PATTERN"),
        ("CreateAccount", ["AccountName": .string(long), "Email": "aws+new@example.com"], "MAX_LENGTH_EXCEEDED"),
        (
            "CreateAccount", ["AccountName": "New", "Email": "aws+new@example.com", "RoleName": "a b"],
            "INVALID_PATTERN"
        ),
        (
            "CreateAccount",
            ["AccountName": "New", "Email": "aws+new@example.com", "RoleName": "AWSServiceRoleForX"],
            "INVALID_ROLE_NAME"
        ),
        (
            "CreateAccount",
            ["AccountName": "New", "Email": "aws+new@example.com", "IamUserAccessToBilling": "MAYBE"],
            "INVALID_ENUM"
        ),
        (
            "CreateAccount", ["AccountName": "New", "Email": "aws+new@example.com", "Tags": [["Key": "a"]]],
            "INPUT_REQUIRED"
        ),
        ("CreateAccount", ["AccountName": "New", "Email": "a b@example.com"], "INVALID_PATTERN"),
        ("CreateAccount", ["AccountName": "New", "Email": "aws@example.com\n"], "INVALID_PATTERN"),
        ("CreateAccount", ["AccountName": "New", "Email": "two@signs@example.com"], "INVALID_PATTERN"),
        ("DescribeCreateAccountStatus", ["CreateAccountRequestId": "car-1"], "INVALID_PATTERN"),
        ("ListCreateAccountStatus", ["States": ["DONE"]], "INVALID_ENUM"),
        ("MoveAccount", ["AccountId": "432109876543", "SourceParentId": "r-exam"], "INPUT_REQUIRED"),
        ("TagResource", ["ResourceId": "432109876543"], "INPUT_REQUIRED"),
        ("TagResource", ["ResourceId": "nothing", "Tags": []], "INVALID_PATTERN"),
        ("TagResource", ["ResourceId": "r-exam", "Tags": [["Key": "", "Value": ""]]], "MIN_LENGTH_EXCEEDED"),
        ("TagResource", ["ResourceId": "r-exam", "Tags": [["Key": "a;b", "Value": ""]]], "INVALID_PATTERN"),
        ("UntagResource", ["ResourceId": "432109876543"], "INPUT_REQUIRED"),
    ]

    @Test(arguments: organizations)
    func organizationsRefusesIt(operation: String, input: JSONValue, reason: String) async throws {
        try await withSimulator { client in
            let answer = try await client.organizations(operation, input)
            #expect(answer.status == 400)
            #expect(answer.error == "InvalidInputException")
            #expect(answer.reason == reason)
        }
    }

    @Test(
        arguments: [
            ["AccountId": "432109876543"], ["AccountName": ""], ["AccountName": "a<b"], ["AccountName": .string(long)],
            ["AccountName": "New", "AccountId": "1234"],
        ] as [JSONValue])
    func accountManagementRefusesIt(input: JSONValue) async throws {
        try await withSimulator { client in
            let answer = try await client.account("/putAccountName", input)
            #expect(answer.status == 400)
            #expect(answer.error == "ValidationException")
            #expect(answer.headers["x-amzn-errortype"] == "ValidationException")
            #expect(answer.json["reason"] == "fieldValidationFailed")
            #expect(answer.json["fieldList"]?[0]?["name"]?.text?.hasPrefix("Account") == true)
        }
    }

    @Test(
        arguments: [
            ["ResourcesPerPage": .integer(0)], ["ResourcesPerPage": .integer(101)], ["PaginationToken": "garbage"],
            ["TagFilters": [["Values": ["a"]]]], ["ResourceARNList": []],
            ["ResourceARNList": ["arn:aws:a"], "TagFilters": [["Key": "a"]]],
            ["TagFilters": .array(Array(repeating: ["Key": "a"], count: 51))],
        ] as [JSONValue])
    func taggingRefusesIt(input: JSONValue) async throws {
        try await withSimulator { client in
            let answer = try await client.getResources(input)
            #expect(answer.status == 400)
            #expect(answer.error == "InvalidParameterException")
        }
    }
}
