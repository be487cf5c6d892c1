import Foundation
import Testing

@testable import Simulator

struct PolicyServiceTests {
    private static func create(_ client: Client, named name: String, tags: JSONValue = []) async throws -> JSONValue {
        let answer = try await client.organizations(
            "CreatePolicy",
            [
                "Content": .string(PolicySample.serviceControl), "Description": "Why", "Name": .string(name),
                "Type": "SERVICE_CONTROL_POLICY", "Tags": tags,
            ])
        return try #require(answer.json["Policy"])
    }

    @Test func aPolicyIsSeenFromAllSides() async throws {
        try await withSimulator { client in
            let policy = try await Self.create(client, named: "Mine", tags: [["Key": "a", "Value": "1"]])
            let summary = try #require(policy["PolicySummary"])
            let id = try #require(summary["Id"])
            #expect(policy["Content"] == .string(PolicySample.serviceControl))
            #expect(summary["AwsManaged"] == .bool(false))
            #expect(
                summary["Arn"]?.text
                    == "arn:aws:organizations::123456789012:policy/o-exampleorgid/service_control_policy/"
                    + (id.text ?? ""))
            let tags = try await client.organizations("ListTagsForResource", ["ResourceId": id])
            #expect(tags.json["Tags"] == [["Key": "a", "Value": "1"]])

            let attach: JSONValue = ["PolicyId": id, "TargetId": "432109876543"]
            #expect(try await client.organizations("AttachPolicy", attach).json == [:])
            let targets = try await client.organizations("ListTargetsForPolicy", ["PolicyId": id])
            #expect(
                targets.json["Targets"] == [
                    [
                        "TargetId": "432109876543", "Name": "Data Lake", "Type": "ACCOUNT",
                        "Arn": "arn:aws:organizations::123456789012:account/o-exampleorgid/432109876543",
                    ]
                ])
            let attached = try await client.organizations(
                "ListPoliciesForTarget", ["TargetId": "432109876543", "Filter": "SERVICE_CONTROL_POLICY"])
            #expect(attached.json["Policies"]?[0]?["Id"] == "p-FullAWSAccess")
            #expect(attached.json["Policies"]?[0]?["AwsManaged"] == .bool(true))
            #expect(attached.json["Policies"]?[1] == summary)
            #expect(try await client.organizations("DeletePolicy", ["PolicyId": id]).error == "PolicyInUseException")

            let updated = try await client.organizations(
                "UpdatePolicy", ["PolicyId": id, "Name": "Ours", "Description": ""])
            #expect(updated.json["Policy"]?["PolicySummary"]?["Name"] == "Ours")
            #expect(updated.json["Policy"]?["Content"] == policy["Content"])
            let described = try await client.organizations("DescribePolicy", ["PolicyId": id])
            #expect(described.json == updated.json)

            #expect(try await client.organizations("DetachPolicy", attach).json == [:])
            #expect(try await client.organizations("DeletePolicy", ["PolicyId": id]).json == [:])
            let gone = try await client.organizations("DescribePolicy", ["PolicyId": id])
            #expect(gone.error == "PolicyNotFoundException")
        }
    }

    @Test func theRootTellsWhatIsEnabled() async throws {
        try await withSimulator { client in
            let tags: JSONValue = ["RootId": "r-exam", "PolicyType": "TAG_POLICY"]
            let both: JSONValue = [
                ["Type": "SERVICE_CONTROL_POLICY", "Status": "ENABLED"], ["Type": "TAG_POLICY", "Status": "ENABLED"],
            ]
            let enabled = try await client.organizations("EnablePolicyType", tags)
            #expect(enabled.json["Root"]?["PolicyTypes"] == both)
            #expect(
                try await client.organizations("ListRoots").json["Roots"] == .array([enabled.json["Root"] ?? .null]))
            let organization = try await client.organizations("DescribeOrganization")
            #expect(organization.json["Organization"]?["AvailablePolicyTypes"] == both)
            let again = try await client.organizations("EnablePolicyType", tags)
            #expect(again.error == "PolicyTypeAlreadyEnabledException")

            let disabled = try await client.organizations("DisablePolicyType", tags)
            #expect(disabled.json["Root"]?["PolicyTypes"]?.list.count == 1)
            #expect(
                try await client.organizations("DisablePolicyType", tags).error == "PolicyTypeNotEnabledException")
        }
    }

    @Test func consolidatedBillingHasNoTypes() async throws {
        try await withSimulator(configured { $0.startEmpty = true }) { client in
            let made = try await client.organizations("CreateOrganization", ["FeatureSet": "CONSOLIDATED_BILLING"])
            #expect(made.json["Organization"]?["AvailablePolicyTypes"] == [])
            let root = try #require(try await client.organizations("ListRoots").json["Roots"]?[0])
            #expect(root["PolicyTypes"] == [])
            let enabled = try await client.organizations(
                "EnablePolicyType", ["RootId": try #require(root["Id"]), "PolicyType": "TAG_POLICY"])
            #expect(enabled.error == "PolicyTypeNotAvailableForOrganizationException")
        }
    }

    @Test func policiesAndTargetsComeInPages() async throws {
        try await withSimulator(
            configured {
                $0.accounts = 30
                $0.ous = 7
            }
        ) { client in
            for number in 1...5 {
                _ = try await Self.create(client, named: "Policy \(number)")
            }
            let names = try await Self.pages(
                client, "ListPolicies", ["Filter": "SERVICE_CONTROL_POLICY"], list: "Policies", by: 4)
            #expect(names.map(\.count) == [4, 2])
            #expect(
                names.flatMap { $0 }.compactMap { $0["Name"]?.text }
                    == ["FullAWSAccess"] + (1...5).map { "Policy \($0)" })

            let targets = try await Self.pages(
                client, "ListTargetsForPolicy", ["PolicyId": "p-FullAWSAccess"], list: "Targets", by: 20)
            #expect(targets.map(\.count) == [20, 19])
            let ids = targets.flatMap { $0 }.compactMap { $0["TargetId"]?.text }
            #expect(Set(ids).count == 1 + 7 + 31)

            let elsewhere = try await client.organizations(
                "ListPolicies", ["Filter": "SERVICE_CONTROL_POLICY", "MaxResults": .integer(1)])
            let token = try #require(elsewhere.json["NextToken"])
            let other = try await client.organizations("ListPolicies", ["Filter": "TAG_POLICY", "NextToken": token])
            #expect(other.reason == "INVALID_NEXT_TOKEN")
        }
    }

    private static func pages(
        _ client: Client, _ operation: String, _ input: [String: JSONValue], list: String, by size: Int
    ) async throws -> [[JSONValue]] {
        var pages: [[JSONValue]] = []
        var token: JSONValue?
        repeat {
            var asked = input
            asked["MaxResults"] = .integer(size)
            asked["NextToken"] = token
            let answer = try await client.organizations(operation, .object(asked))
            pages.append(try #require(answer.json[list]?.list))
            token = answer.json["NextToken"]
        } while token != nil
        return pages
    }
}
