import TestSupport
import Testing

@testable import Simulator

struct OrganizationsServiceTests {
    @Test func theOrganizationIsMadeOnce() async throws {
        try await withSimulator(configured { $0.startEmpty = true }) { client in
            #expect(try await client.organizations("ListAccounts").error == "AWSOrganizationsNotInUseException")
            let tagged = try await client.organizations("TagResource", ["ResourceId": "123456789012", "Tags": []])
            #expect(tagged.error == "AWSOrganizationsNotInUseException")

            let made = try await client.organizations("CreateOrganization")
            #expect(made.json["Organization"]?["MasterAccountId"] == "123456789012")
            #expect(made.json["Organization"]?["FeatureSet"] == "ALL")
            #expect(try await client.organizations("CreateOrganization").error == "AlreadyInOrganizationException")

            let accounts = try await client.organizations("ListAccounts")
            #expect(accounts.json["Accounts"]?.list.compactMap { $0["Id"]?.text } == ["123456789012"])
        }
    }

    @Test func theTreeIsReadFromTheRoot() async throws {
        try await withSimulator { client in
            let root = try #require(try await client.organizations("ListRoots").json["Roots"]?[0])
            #expect(root["Id"] == "r-exam")
            #expect(root["Arn"] == "arn:aws:organizations::123456789012:root/o-exampleorgid/r-exam")

            let units = try await client.organizations("ListOrganizationalUnitsForParent", ["ParentId": "r-exam"])
            let security = try #require(units.json["OrganizationalUnits"]?[0]?["Id"]?.text)
            let children = try await client.organizations(
                "ListChildren", ["ParentId": .string(security), "ChildType": "ACCOUNT"])
            #expect(
                children.json["Children"] == [
                    ["Id": "210987654321", "Type": "ACCOUNT"], ["Id": "321098765432", "Type": "ACCOUNT"],
                ])
            let below = try await client.organizations(
                "ListChildren", ["ParentId": "r-exam", "ChildType": "ORGANIZATIONAL_UNIT"])
            #expect(below.json["Children"]?.list.count == 5)

            let parents = try await client.organizations("ListParents", ["ChildId": "210987654321"])
            #expect(parents.json["Parents"] == [["Id": .string(security), "Type": "ORGANIZATIONAL_UNIT"]])
            let above = try await client.organizations("ListParents", ["ChildId": .string(security)])
            #expect(above.json["Parents"] == [["Id": "r-exam", "Type": "ROOT"]])
        }
    }

    @Test func anAccountSaysWhereAndHowItIs() async throws {
        let clock = ManualClock()
        try await withSimulator(configured { $0.closeDuration = .seconds(60) }, clock: clock) { client in
            func account() async throws -> JSONValue {
                try #require(
                    try await client.organizations("DescribeAccount", ["AccountId": "432109876543"]).json["Account"])
            }
            var described = try await account()
            #expect(described["Paths"] == ["o-exampleorgid/r-exam/432109876543/"])
            #expect(described["Arn"] == "arn:aws:organizations::123456789012:account/o-exampleorgid/432109876543")
            #expect(described["State"] == "ACTIVE")

            #expect(try await client.organizations("CloseAccount", ["AccountId": "432109876543"]).status == 200)
            described = try await account()
            #expect(described["State"] == "PENDING_CLOSURE")
            #expect(described["Status"] == "PENDING_CLOSURE")

            clock.advance(by: .seconds(60))
            described = try await account()
            #expect(described["State"] == "CLOSED")
            #expect(described["Status"] == "SUSPENDED")
        }
    }

    @Test func pathsAreLeftOutOnDemand() async throws {
        try await withSimulator(configured { $0.sendsPaths = false }) { client in
            let accounts = try await client.organizations("ListAccounts")
            #expect(accounts.json["Accounts"]?.list.allSatisfy { $0["Paths"] == nil } == true)
            let units = try await client.organizations("ListOrganizationalUnitsForParent", ["ParentId": "r-exam"])
            #expect(units.json["OrganizationalUnits"]?.list.allSatisfy { $0["Path"] == nil } == true)
        }
    }

    @Test func aCreationIsFollowedToItsEnd() async throws {
        let clock = ManualClock()
        let configuration = configured {
            $0.createDuration = .seconds(300)
            $0.listLag = .zero
        }
        try await withSimulator(configuration, clock: clock) { client in
            let asked = try await client.organizations(
                "CreateAccount",
                [
                    "AccountName": "Payments", "Email": "aws+payments@example.com",
                    "Tags": [["Key": "team", "Value": "payments"]],
                ])
            let status = try #require(asked.json["CreateAccountStatus"])
            #expect(status["State"] == "IN_PROGRESS")
            #expect(status["AccountId"] == nil)
            let listed = try await client.organizations("ListCreateAccountStatus", ["States": ["IN_PROGRESS"]])
            #expect(listed.json["CreateAccountStatuses"] == [status])
            #expect(try await client.getResources([:]).json["ResourceTagMappingList"] == [])

            clock.advance(by: .seconds(300))
            let id = try #require(status["Id"])
            let done = try await client.organizations("DescribeCreateAccountStatus", ["CreateAccountRequestId": id])
            #expect(done.json["CreateAccountStatus"]?["State"] == "SUCCEEDED")
            let account = try #require(done.json["CreateAccountStatus"]?["AccountId"]?.text)
            let inRoot = try await client.organizations("ListAccountsForParent", ["ParentId": "r-exam"])
            #expect(inRoot.json["Accounts"]?.list.contains { $0["Id"]?.text == account } == true)
            let tagged = try await client.getResources([:]).json["ResourceTagMappingList"]
            #expect(
                tagged == [
                    [
                        "ResourceARN": .string(
                            "arn:aws:organizations::123456789012:account/o-exampleorgid/\(account)"),
                        "Tags": [["Key": "team", "Value": "payments"]],
                    ]
                ])
        }
    }

    @Test func listsShowANewAccountLaterThanItsStatus() async throws {
        let clock = ManualClock()
        let configuration = configured {
            $0.createDuration = .seconds(60)
            $0.listLag = .seconds(10)
        }
        try await withSimulator(configuration, clock: clock) { client in
            let asked = try await client.organizations(
                "CreateAccount",
                [
                    "AccountName": "New", "Email": "aws+new@example.com", "Tags": [["Key": "a", "Value": "b"]],
                ])
            let id = try #require(asked.json["CreateAccountStatus"]?["Id"])
            clock.advance(by: .seconds(60))
            let done = try await client.organizations("DescribeCreateAccountStatus", ["CreateAccountRequestId": id])
            #expect(done.json["CreateAccountStatus"]?["State"] == "SUCCEEDED")
            let account = try #require(done.json["CreateAccountStatus"]?["AccountId"])
            #expect(try await client.organizations("DescribeAccount", ["AccountId": account]).status == 200)

            /// How many of the lists show the account.
            func shown() async throws -> Int {
                let all = try await client.organizations("ListAccounts").json["Accounts"]
                let parent = try await client.organizations("ListAccountsForParent", ["ParentId": "r-exam"])
                let children = try await client.organizations(
                    "ListChildren", ["ParentId": "r-exam", "ChildType": "ACCOUNT"])
                let tagged = try await client.getResources([:]).json["ResourceTagMappingList"]
                let ids =
                    [all, parent.json["Accounts"], children.json["Children"]].map { list in
                        list?.list.contains { $0["Id"] == account } == true
                    } + [tagged?.list.isEmpty == false]
                return ids.count { $0 }
            }
            clock.advance(by: .seconds(9))
            #expect(try await shown() == 0)
            clock.advance(by: .seconds(1))
            #expect(try await shown() == 4)
        }
    }

    @Test(arguments: [(Duration.zero, Duration.zero), (.seconds(1), .seconds(1))])
    func theLagFollowsTheDurationUnlessItIsSet(duration: Duration, lag: Duration) {
        #expect(configured { $0.createDuration = duration }.effectiveListLag == lag)
        let set = configured {
            $0.createDuration = duration
            $0.listLag = .seconds(7)
        }
        #expect(set.effectiveListLag == .seconds(7))
    }

    @Test func identifiersFollowTheSeed() async throws {
        func identifiers(seed: UInt64) async throws -> [String?] {
            try await withSimulator(configured { $0.seed = seed }) { client in
                let asked = try await client.organizations(
                    "CreateAccount", ["AccountName": "New", "Email": "aws+new@example.com"])
                let status = asked.json["CreateAccountStatus"]
                return [status?["Id"]?.text, status?["AccountId"]?.text, asked.headers["x-amzn-requestid"]]
            }
        }
        let first = try await identifiers(seed: 1)
        #expect(!first.contains(nil))
        #expect(try await identifiers(seed: 1) == first)
        let other = try await identifiers(seed: 2)
        #expect(zip(first, other).allSatisfy { $0 != $1 })
    }

    @Test func aFailureSaysWhy() async throws {
        try await withSimulator { client in
            let asked = try await client.organizations(
                "CreateAccount", ["AccountName": "Copy", "Email": "AWS+audit@example.com"])
            #expect(asked.status == 200)
            #expect(asked.json["CreateAccountStatus"]?["State"] == "FAILED")
            #expect(asked.json["CreateAccountStatus"]?["FailureReason"] == "EMAIL_ALREADY_EXISTS")
            #expect(asked.json["CreateAccountStatus"]?["AccountId"] == nil)
            let succeeded = try await client.organizations("ListCreateAccountStatus", ["States": ["SUCCEEDED"]])
            #expect(succeeded.json["CreateAccountStatuses"] == [])
        }
    }
}
