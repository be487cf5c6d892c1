import Testing

@testable import Simulator

struct PagingTests {
    @Test func pagesTogetherAreTheWhole() async throws {
        try await withSimulator(configured { $0.accounts = 45 }) { client in
            var ids: [String] = []
            var sizes: [Int] = []
            var token: JSONValue?
            repeat {
                let page = try await client.organizations("ListAccounts", .object(["NextToken": token]))
                let accounts = try #require(page.json["Accounts"]?.list)
                sizes.append(accounts.count)
                ids += accounts.compactMap { $0["Id"]?.text }
                token = page.json["NextToken"]
            } while token != nil
            #expect(sizes == [20, 20, 6])
            #expect(Set(ids).count == 46)
        }
    }

    @Test func aPageGoesOnWhereTheLastOneEnded() async throws {
        try await withSimulator { client in
            let first = try await client.organizations("ListAccounts", ["MaxResults": .integer(2)])
            #expect(first.json["Accounts"]?.list.count == 2)
            let token = try #require(first.json["NextToken"])
            _ = try await client.organizations("CreateAccount", ["Email": "aws+new@example.com", "AccountName": "New"])

            let rest = try await client.organizations("ListAccounts", ["NextToken": token])
            #expect(
                rest.json["Accounts"]?.list.compactMap { $0["Name"]?.text }
                    == ["Audit", "Data Lake", "Build Farm", "New"])
            #expect(rest.json["NextToken"] == nil)
        }
    }

    @Test func aTokenOfAnotherListIsNone() async throws {
        try await withSimulator { client in
            let units = try await client.organizations(
                "ListOrganizationalUnitsForParent", ["ParentId": "r-exam", "MaxResults": .integer(1)])
            let token = try #require(units.json["NextToken"])
            let security = try #require(units.json["OrganizationalUnits"]?[0]?["Id"])

            for (operation, input) in [
                ("ListAccounts", JSONValue.object(["NextToken": token])),
                ("ListOrganizationalUnitsForParent", ["ParentId": security, "NextToken": token]),
                ("ListAccounts", ["NextToken": "garbage"]), ("ListAccounts", ["NextToken": ""]),
                ("ListRoots", ["NextToken": "MSAx"]), ("ListCreateAccountStatus", ["NextToken": "AAAA"]),
                ("ListTagsForResource", ["ResourceId": "r-exam", "NextToken": "AAAA"]),
            ] {
                let answer = try await client.organizations(operation, input)
                #expect(answer.error == "InvalidInputException", "\(operation)")
                #expect(answer.reason == "INVALID_NEXT_TOKEN", "\(operation)")
            }
        }
    }

    @Test func aPageCanBeEmptyAndNotTheLast() async throws {
        try await withSimulator { client in
            for number in 1...21 {
                // The first twenty fail.
                let domain = number < 21 ? "internal-failure.test" : "example.com"
                let asked = try await client.organizations(
                    "CreateAccount",
                    ["Email": .string("aws+\(number)@\(domain)"), "AccountName": .string("New \(number)")])
                #expect(asked.status == 200)
            }
            let query: [String: JSONValue] = ["States": ["SUCCEEDED"]]
            let first = try await client.organizations("ListCreateAccountStatus", .object(query))
            #expect(first.json["CreateAccountStatuses"] == [])
            let token = try #require(first.json["NextToken"])
            let second = try await client.organizations(
                "ListCreateAccountStatus", .object(query.merging(["NextToken": token]) { $1 }))
            #expect(second.json["CreateAccountStatuses"]?.list.compactMap { $0["AccountName"]?.text } == ["New 21"])
            #expect(second.json["NextToken"] == nil)
        }
    }

    @Test func anElementThatWentLeavesTheOthersInPlace() {
        let scope = "numbers"
        let first = Page(of: [1, 2, 3, 4, 5], after: nil, scope: scope, limit: 2, serial: { $0 })
        let rest = Page(of: [1, 3, 4, 5], after: first?.nextToken, scope: scope, limit: 9, serial: { $0 })
        #expect(rest?.elements == [3, 4, 5])
        #expect(rest?.nextToken == nil)
        #expect(Page(of: [Int](), after: first?.nextToken, scope: scope, limit: 2, serial: { $0 })?.elements == [])
    }
}
