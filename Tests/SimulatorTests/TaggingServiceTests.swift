import Testing

@testable import Simulator

struct TaggingServiceTests {
    /// The accounts that a query finds.
    private func found(_ client: Client, _ input: JSONValue) async throws -> [String] {
        let answer = try await client.getResources(input)
        return answer.json["ResourceTagMappingList"]?.list.compactMap {
            $0["ResourceARN"]?.text.map { String($0.suffix(12)) }
        } ?? []
    }

    private func tag(_ client: Client, _ account: String, _ tags: [String: String]) async throws {
        let answer = try await client.organizations(
            "TagResource", ["ResourceId": .string(account), "Tags": .tags(tags)])
        #expect(answer.status == 200)
    }

    @Test func taggedAccountsAreFoundAsFiltered() async throws {
        try await withSimulator { client in
            try await tag(client, "321098765432", ["team": "audit", "stage": "prod"])
            try await tag(client, "432109876543", ["team": "data", "stage": "prod"])
            try await tag(client, "543210987654", ["team": "build"])
            try await tag(client, "r-exam", ["team": "none"])

            let all: JSONValue = ["organizations:account"]
            #expect(
                try await found(client, ["ResourceTypeFilters": all])
                    == ["321098765432", "432109876543", "543210987654"])
            #expect(try await found(client, ["TagFilters": [["Key": "stage"]]]) == ["321098765432", "432109876543"])
            let either: JSONValue = [["Key": "team", "Values": ["audit", "build"]]]
            #expect(try await found(client, ["TagFilters": either]) == ["321098765432", "543210987654"])
            let both: JSONValue = [
                ["Key": "team", "Values": ["audit", "build"]], ["Key": "stage", "Values": ["prod"]],
            ]
            #expect(try await found(client, ["TagFilters": both]) == ["321098765432"])
            #expect(try await found(client, ["ResourceTypeFilters": ["s3:bucket"]]) == [])

            _ = try await client.organizations(
                "UntagResource", ["ResourceId": "543210987654", "TagKeys": ["team"]])
            #expect(try await found(client, [:]) == ["321098765432", "432109876543"])
        }
    }

    @Test func pagesFollowTheirToken() async throws {
        try await withSimulator { client in
            for account in ["210987654321", "321098765432", "432109876543"] {
                try await tag(client, account, ["a": "b"])
            }
            let first = try await client.getResources(["ResourcesPerPage": .integer(2)])
            #expect(first.json["ResourceTagMappingList"]?.list.count == 2)
            let token = try #require(first.json["PaginationToken"])
            let second = try await client.getResources(["PaginationToken": token])
            #expect(second.json["ResourceTagMappingList"]?.list.count == 1)
            #expect(second.json["PaginationToken"] == "")

            let other = try await client.getResources(["PaginationToken": token, "TagFilters": [["Key": "a"]]])
            #expect(other.error == "InvalidParameterException")
        }
    }

    @Test func accountsAreInTheHomeRegionOnly() async throws {
        try await withSimulator { client in
            try await tag(client, "432109876543", ["a": "b"])
            let elsewhere = try await client.getResources([:], region: "eu-central-1")
            #expect(elsewhere.status == 200)
            #expect(elsewhere.json["ResourceTagMappingList"] == [])
        }
    }
}
