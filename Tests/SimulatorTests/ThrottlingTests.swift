import Foundation
import TestSupport
import Testing

@testable import Simulator

/// Too many requests, as each service says it.
struct ThrottlingTests {
    @Test func eachServiceRefusesInItsOwnWords() async throws {
        try await withSimulator(try throttled("0.1/1")) { client in
            let organizations = [
                try await client.organizations("ListRoots"), try await client.organizations("ListAccounts"),
            ]
            #expect(organizations.map(\.status) == [200, 400])
            #expect(organizations[1].error == "TooManyRequestsException")
            #expect(
                organizations[1].json["Message"]
                    == "You have sent too many requests in too short a period of time. Try again later.")

            let account = [
                try await client.account("/getAccountInformation", [:]),
                try await client.account("/getAccountInformation", [:]),
            ]
            #expect(account.map(\.status) == [200, 429])
            #expect(account[1].headers["x-amzn-errortype"] == "TooManyRequestsException")

            let tagging = [try await client.getResources([:]), try await client.getResources([:])]
            #expect(tagging.map(\.status) == [200, 400])
            #expect(tagging[1].error == "ThrottledException")

            let form = "Action=GetCallerIdentity&Version=2011-06-15"
            let sts = [try await client.query(form), try await client.query(form)]
            #expect(sts.map(\.status) == [200, 400])
            #expect(sts[1].text.contains("<Code>Throttling</Code><Message>Rate exceeded</Message>"))
        }
    }

    @Test func aRefusedWriteDoesNothingAndIsLogged() async throws {
        try await withDirectory { directory in
            let file = directory.appending(path: "requests.jsonl").path(percentEncoded: false)
            var configuration = try throttled("organizations-write=1/1")
            configuration.logFile = file
            let clock = ManualClock()
            try await withSimulator(configuration, clock: clock) { client in
                func make(_ name: String) async throws -> Int {
                    try await client.organizations(
                        "CreateOrganizationalUnit", ["ParentId": "r-exam", "Name": .string(name)]
                    ).status
                }
                #expect(try await make("One") == 200)
                #expect(try await make("Two") == 400)
                // Reads are another family, and the page is none.
                for _ in 1...5 { #expect(try await client.organizations("ListRoots").status == 200) }
                let names = try await client.state()["tree"]?["units"]?.list.compactMap { $0["name"]?.text } ?? []
                #expect(names.contains("One") && !names.contains("Two"))
                clock.advance(by: .seconds(1))
                #expect(try await make("Two") == 200)
            }
            let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n")
            #expect(lines.count == 8)
            #expect(lines[1].contains("\"error\":\"TooManyRequestsException\""))
            #expect(lines[1].contains("\"status\":400"))
        }
    }

    private func throttled(_ text: String) throws -> SimulatorConfiguration {
        let throttle = try Throttle(text)
        return configured { $0.throttle = throttle }
    }
}
