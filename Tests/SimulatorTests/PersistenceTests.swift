import Foundation
import OrderedCollections
import TestSupport
import Testing

@testable import Simulator

struct PersistenceTests {
    @Test func everythingIsThereAfterARestart() async throws {
        try await withDirectory { directory in
            let clock = ManualClock()
            let configuration = configured {
                $0.stateFile = directory.appending(path: "state.json").path(percentEncoded: false)
                $0.createDuration = .seconds(300)
                $0.listLag = .zero
            }
            let before = try await withSimulator(configuration, clock: clock) { client in
                _ = try await client.organizations(
                    "CreateAccount", ["AccountName": "Payments", "Email": "aws+payments@example.com"])
                _ = try await client.organizations(
                    "CreateOrganizationalUnit", ["ParentId": "r-exam", "Name": "Lab"])
                _ = try await client.organizations(
                    "TagResource", ["ResourceId": "432109876543", "Tags": [["Key": "a", "Value": "b"]]])
                _ = try await client.account(
                    "/putAccountName", ["AccountId": "321098765432", "AccountName": "Auditors"])
                return try await Self.everything(client)
            }
            try await withSimulator(configuration, clock: clock) { client in
                #expect(try await Self.everything(client) == before)
                clock.advance(by: .seconds(300))
                let done = try await client.organizations("ListCreateAccountStatus", ["States": ["SUCCEEDED"]])
                #expect(done.json["CreateAccountStatuses"]?.list.count == 1)
                let accounts = try await client.organizations("ListAccounts")
                #expect(accounts.json["Accounts"]?.list.count == 6)
            }
            // What happened by itself is kept, too: time does not run backwards.
            try await withSimulator(configuration, clock: ManualClock()) { client in
                let accounts = try await client.organizations("ListAccounts")
                #expect(accounts.json["Accounts"]?.list.count == 6)
            }
        }
    }

    @Test func contactsCodesAndSessionsAreThereAfterARestart() async throws {
        try await withDirectory { directory in
            let log = directory.appending(path: "requests.jsonl")
            let configuration = configured {
                $0.stateFile = directory.appending(path: "state.json").path(percentEncoded: false)
                $0.logFile = log.path(percentEncoded: false)
            }
            let update: [String: JSONValue] = ["AccountId": "432109876543", "PrimaryEmail": "aws+lake@example.com"]
            let role = try await withSimulator(configuration) { client in
                _ = try await client.account("/putAlternateContact", .object(AccountContactTests.contact))
                _ = try await client.account(
                    "/putContactInformation", ["ContactInformation": .object(AccountContactTests.information)])
                _ = try await client.organizations(
                    "CreateAccount", ["AccountName": "New", "Email": "aws+new@example.com", "RoleName": "Admin"])
                _ = try await client.account("/startPrimaryEmailUpdate", .object(update))
                return try await client.assumeRole()
            }
            let lines = try String(contentsOf: log, encoding: .utf8).split(separator: "\n").map {
                try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))
            }
            let code = try #require(lines.compactMap { $0["oneTimeCode"] }.first)
            try await withSimulator(configuration) { client in
                let contact = try await client.account("/getAlternateContact", ["AlternateContactType": "SECURITY"])
                #expect(contact.json["AlternateContact"] == .object(AccountContactTests.contact))
                let information = try await client.account("/getContactInformation", [:])
                #expect(information.json["ContactInformation"] == .object(AccountContactTests.information))
                let listed = try await client.organizations("ListAccounts")
                let id = try #require(listed.json["Accounts"]?.list.last?["Id"]?.text)
                #expect(try await client.assumeRole("Admin", in: id).status == 200)
                let accepted = try await client.account(
                    "/acceptPrimaryEmailUpdate", .object(update.merging(["Otp": code]) { $1 }))
                #expect(accepted.json == ["Status": "ACCEPTED"])
                let caller = try await client.with(role).sts("GetCallerIdentity", [:])
                #expect(caller.element("Account") == "432109876543")
            }
        }
    }

    private static func everything(_ client: Client) async throws -> [String] {
        [
            try await client.organizations("ListAccounts").text,
            try await client.organizations("ListOrganizationalUnitsForParent", ["ParentId": "r-exam"]).text,
            try await client.organizations("ListCreateAccountStatus").text,
            try await client.getResources([:]).text,
        ]
    }

    @Test func identifiersDoNotComeAgain() async throws {
        try await withDirectory { directory in
            let configuration = configured {
                $0.stateFile = directory.appending(path: "state.json").path(percentEncoded: false)
            }
            var ids: Set<String> = []
            for number in 1...3 {
                let id = try await withSimulator(configuration) { client in
                    let answer = try await client.organizations(
                        "CreateAccount", ["AccountName": "New", "Email": .string("aws+\(number)@example.com")])
                    return try #require(answer.json["CreateAccountStatus"]?["AccountId"]?.text)
                }
                ids.insert(id)
            }
            #expect(ids.count == 3)
        }
    }

    @Test(arguments: [
        "{", "{}", "[]", #"{"version": 9, "written": 0}"#, #"{"version": 2, "written": 0, "cloud": {}}"#,
    ])
    func aFileThatIsNoStateIsAClearError(text: String) async throws {
        try await withDirectory { directory in
            let file = directory.appending(path: "state.json")
            try text.write(to: file, atomically: true, encoding: .utf8)
            let path = file.path(percentEncoded: false)
            let error = #expect(throws: SimulatorError.self) {
                try Simulator(configuration: configured { $0.stateFile = path })
            }
            guard case .corruptState(path, _) = error else {
                Issue.record("\(String(describing: error))")
                return
            }
            #expect("\(error!)".hasPrefix("\(path) is not a simulator state: "))
            #expect(try String(contentsOf: file, encoding: .utf8) == text)
        }
    }

    @Test func anEmptyFileIsAStart() async throws {
        try await withDirectory { directory in
            let file = directory.appending(path: "state.json")
            try Data().write(to: file)
            let path = file.path(percentEncoded: false)
            try await withSimulator(configured { $0.stateFile = path }) { client in
                let answer = try await client.organizations("ListRoots")
                #expect(answer.status == 200)
            }
            #expect(try !Data(contentsOf: file).isEmpty)
        }
    }

    @Test func aFileHasOneSimulator() async throws {
        try await withDirectory { directory in
            let path = directory.appending(path: "state.json").path(percentEncoded: false)
            let configuration = configured { $0.stateFile = path }
            try await withSimulator(configuration) { client in
                let taken = SimulatorError.file(path: path, problem: "another simulator keeps its organization there")
                #expect(throws: taken) { try Simulator(configuration: configuration) }
                let answer = try await client.organizations("ListRoots")
                #expect(answer.status == 200)
            }
            try await withSimulator(configuration) { client in
                let answer = try await client.organizations("ListRoots")
                #expect(answer.status == 200)
            }
            // Nothing is left of the writing.
            #expect(
                try FileManager.default.contentsOfDirectory(atPath: directory.path(percentEncoded: false)).sorted()
                    == ["state.json", "state.json.lock"])
        }
    }

    @Test func aParentThatIsNotThereIsFound() throws {
        var organization = Fixture().organization
        organization.accounts["432109876543"]?.parent = "ou-exam-00000000"
        let data = try JSONEncoder().encode(organization)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode(Organization.self, from: data) }
    }

    @Test func whatCannotBeKeptHasNotHappened() async throws {
        try await withDirectory { directory in
            let folder = directory.appending(path: "folder")
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            let configuration = configured {
                $0.stateFile = folder.appending(path: "state.json").path(percentEncoded: false)
            }
            try await withSimulator(configuration) { client in
                try FileManager.default.removeItem(at: folder)
                let answer = try await client.organizations(
                    "CreateOrganizationalUnit", ["ParentId": "r-exam", "Name": "Lab"])
                #expect(answer.status == 500)
                let units = try await client.organizations(
                    "ListOrganizationalUnitsForParent", ["ParentId": "r-exam"])
                #expect(units.json["OrganizationalUnits"]?.list.contains { $0["Name"] == "Lab" } == false)
            }
        }
    }
}
