import Testing

@testable import Simulator

/// What the model requires of the input, and what breaking it comes to.
struct PolicyInputRuleTests {
    private static let long = String(repeating: "a", count: 600)

    private static let policy: JSONValue = [
        "Content": .string(PolicySample.serviceControl), "Description": "", "Name": "Mine",
        "Type": "SERVICE_CONTROL_POLICY",
    ]

    private static func policy(_ name: String, _ value: JSONValue) -> JSONValue {
        guard case .object(var members) = policy else { return policy }
        members[name] = value
        return .object(members)
    }

    static let violations: [(operation: String, input: JSONValue, reason: String)] = [
        ("CreatePolicy", policy("Content", .null), "INPUT_REQUIRED"),
        ("CreatePolicy", policy("Content", ""), "MIN_LENGTH_EXCEEDED"),
        ("CreatePolicy", policy("Description", .null), "INPUT_REQUIRED"),
        ("CreatePolicy", policy("Description", .string(long)), "MAX_LENGTH_EXCEEDED"),
        ("CreatePolicy", policy("Name", .null), "INPUT_REQUIRED"),
        ("CreatePolicy", policy("Name", ""), "MIN_LENGTH_EXCEEDED"),
        ("CreatePolicy", policy("Name", .string(long)), "MAX_LENGTH_EXCEEDED"),
        ("CreatePolicy", policy("Type", .null), "INPUT_REQUIRED"),
        ("CreatePolicy", policy("Type", "LAUNCH_POLICY"), "INVALID_ENUM_POLICY_TYPE"),
        ("CreatePolicy", policy("Tags", [["Key": "a"]]), "INPUT_REQUIRED"),
        ("CreatePolicy", policy("Tags", [["Key": "aws:a", "Value": ""]]), "INVALID_SYSTEM_TAGS_PARAMETER"),
        ("UpdatePolicy", ["Name": "New"], "INPUT_REQUIRED"),
        ("UpdatePolicy", ["PolicyId": "p-1"], "INVALID_SYNTAX_POLICY_ID"),
        ("UpdatePolicy", ["PolicyId": "p-00000000", "Name": ""], "MIN_LENGTH_EXCEEDED"),
        ("UpdatePolicy", ["PolicyId": "p-00000000", "Description": .string(long)], "MAX_LENGTH_EXCEEDED"),
        ("UpdatePolicy", ["PolicyId": "p-00000000", "Content": ""], "MIN_LENGTH_EXCEEDED"),
        ("DescribePolicy", [:], "INPUT_REQUIRED"),
        ("DescribePolicy", ["PolicyId": "FullAWSAccess"], "INVALID_SYNTAX_POLICY_ID"),
        ("DescribePolicy", ["PolicyId": .string("p-\(long)")], "MAX_LENGTH_EXCEEDED"),
        ("DeletePolicy", ["PolicyId": "p-0000-000"], "INVALID_SYNTAX_POLICY_ID"),
        ("ListPolicies", [:], "INPUT_REQUIRED"),
        ("ListPolicies", ["Filter": "ALL"], "INVALID_ENUM_POLICY_TYPE"),
        ("ListPolicies", ["Filter": "TAG_POLICY", "MaxResults": .integer(21)], "MAX_VALUE_EXCEEDED"),
        ("ListPolicies", ["Filter": "TAG_POLICY", "NextToken": "garbage"], "INVALID_NEXT_TOKEN"),
        ("AttachPolicy", ["TargetId": "r-exam"], "INPUT_REQUIRED"),
        ("AttachPolicy", ["PolicyId": "p-FullAWSAccess"], "INPUT_REQUIRED"),
        ("AttachPolicy", ["PolicyId": "p-FullAWSAccess", "TargetId": "everyone"], "INVALID_PATTERN_TARGET_ID"),
        ("DetachPolicy", ["PolicyId": "p-", "TargetId": "r-exam"], "INVALID_SYNTAX_POLICY_ID"),
        ("DetachPolicy", ["PolicyId": "p-FullAWSAccess", "TargetId": "1234"], "INVALID_PATTERN_TARGET_ID"),
        ("ListPoliciesForTarget", ["TargetId": "r-exam"], "INPUT_REQUIRED"),
        ("ListPoliciesForTarget", ["Filter": "TAG_POLICY"], "INPUT_REQUIRED"),
        ("ListPoliciesForTarget", ["TargetId": "r-", "Filter": "TAG_POLICY"], "INVALID_PATTERN_TARGET_ID"),
        ("ListPoliciesForTarget", ["TargetId": "r-exam", "Filter": "TAG"], "INVALID_ENUM_POLICY_TYPE"),
        ("ListTargetsForPolicy", [:], "INPUT_REQUIRED"),
        ("ListTargetsForPolicy", ["PolicyId": "p-FullAWSAccess", "MaxResults": .integer(0)], "MIN_VALUE_EXCEEDED"),
        ("EnablePolicyType", ["RootId": "r-exam"], "INPUT_REQUIRED"),
        ("EnablePolicyType", ["PolicyType": "TAG_POLICY"], "INPUT_REQUIRED"),
        ("EnablePolicyType", ["RootId": "ou-exam-00000000", "PolicyType": "TAG_POLICY"], "INVALID_PATTERN"),
        ("EnablePolicyType", ["RootId": "r-exam", "PolicyType": "tag_policy"], "INVALID_ENUM_POLICY_TYPE"),
        ("DisablePolicyType", ["RootId": "r-exam", "PolicyType": ""], "INVALID_ENUM_POLICY_TYPE"),
        ("TagResource", ["ResourceId": "p-1", "Tags": []], "INVALID_PATTERN"),
    ]

    @Test(arguments: violations)
    func itIsRefused(operation: String, input: JSONValue, reason: String) async throws {
        try await withSimulator { client in
            let answer = try await client.organizations(operation, input)
            #expect(answer.status == 400)
            #expect(answer.error == "InvalidInputException")
            #expect(answer.reason == reason)
        }
    }
}
