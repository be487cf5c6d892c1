import Foundation
import TestSupport
import Testing

@testable import Simulator

/// What goes wrong on the way, seen from the other end.
struct FaultServingTests {
    private static let unit = Client.rawOrganizations(
        "CreateOrganizationalUnit", #"{"ParentId":"r-exam","Name":"New"}"#)

    /// Serves with a fault and a log; gives what the body gives, and the lines of the log.
    private func withFaults<Value: Sendable>(
        _ text: String, clock: ManualClock = ManualClock(),
        _ body: @escaping @Sendable (Client) async throws -> Value
    ) async throws -> (value: Value, log: [JSONValue]) {
        let faults = try Faults(text)
        return try await withDirectory { directory in
            let file = directory.appending(path: "requests.jsonl").path(percentEncoded: false)
            let configuration = configured {
                $0.faults = faults
                $0.logFile = file
            }
            let value = try await withSimulator(configuration, clock: clock, body)
            let lines = try String(contentsOfFile: file, encoding: .utf8).split(separator: "\n").map {
                try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))
            }
            return (value, lines)
        }
    }

    /// Whether the unit that `unit` makes is there. The page is never met by a fault.
    private func hasUnit(_ client: Client) async throws -> Bool {
        try await client.state()["tree"]?["units"]?.list.contains { $0["name"] == "New" } ?? false
    }

    @Test func anErrorIsTheServicesOwnAndDoesNothing() async throws {
        let log = try await withFaults("error=1") { client in
            let organizations = try await client.organizations(
                "CreateOrganizationalUnit", ["ParentId": "r-exam", "Name": "New"])
            #expect(organizations.status == 500)
            #expect(organizations.error == "ServiceException")
            let account = try await client.account("/getAccountInformation", [:])
            #expect(account.status == 500)
            #expect(account.headers["x-amzn-errortype"] == "InternalServerException")
            let tagging = try await client.getResources([:])
            #expect(tagging.status == 500)
            #expect(tagging.error == "InternalServiceException")
            let sts = try await client.query("Action=GetCallerIdentity&Version=2011-06-15")
            #expect(sts.status == 503)
            #expect(sts.text.contains("<Type>Receiver</Type>") || sts.text.contains("<Code>ServiceUnavailable</Code>"))
            #expect(try await hasUnit(client) == false)
        }.log
        #expect(log.map { $0["status"] } == [.integer(500), .integer(500), .integer(500), .integer(503)])
        #expect(log[0]["error"] == "ServiceException")
    }

    @Test func aResetComesBeforeAnythingIsDone() async throws {
        let log = try await withFaults("reset=1") { client in
            let (text, ending) = await RawConnection.exchange(client.port, Self.unit)
            #expect(text == "")
            #expect(ending == .reset)
            let done = try await hasUnit(client)
            #expect(!done)
        }.log
        #expect(log.map { $0["error"] } == ["reset"])
        #expect(log.map { $0["status"] } == [.integer(0)])
        #expect(log.map { $0["operation"] } == ["CreateOrganizationalUnit"])
    }

    @Test func aLostAnswerComesAfterTheEffect() async throws {
        let log = try await withFaults("lost=1") { client in
            let (text, ending) = await RawConnection.exchange(client.port, Self.unit)
            #expect(text == "")
            #expect(ending == .reset)
            let done = try await hasUnit(client)
            #expect(done)
        }.log
        #expect(log.map { $0["error"] } == ["lost"])
        #expect(log.map { $0["status"] } == [.integer(200)])
    }

    @Test func halfABodyComesWithTheLengthOfTheWhole() async throws {
        let log = try await withFaults("half=1") { client in
            let (text, ending) = await RawConnection.exchange(client.port, Self.unit)
            #expect(ending == .closed)
            let parts = text.components(separatedBy: "\r\n\r\n")
            #expect(parts.count == 2)
            #expect(parts[0].hasPrefix("HTTP/1.1 200"))
            let length = try #require(
                parts[0].components(separatedBy: "\r\n").first { $0.hasPrefix("Content-Length: ") }
                    .flatMap { Int($0.dropFirst("Content-Length: ".count)) })
            #expect(length > 100)
            #expect(parts[1].utf8.count == length / 2)
            #expect(parts[1].hasPrefix("{"))
            #expect(try await hasUnit(client))
        }.log
        #expect(log.map { $0["error"] } == ["half"])
        #expect(log.map { $0["status"] } == [.integer(200)])
    }

    @Test func aSlowAnswerIsLateAndItsEffectIsNot() async throws {
        let clock = ManualClock()
        let log = try await withFaults("slow=1", clock: clock) { client in
            async let answer = client.organizations(
                "CreateOrganizationalUnit", ["ParentId": "r-exam", "Name": "New"])
            while clock.sleeping == 0 { await Task.yield() }
            let done = try await hasUnit(client)
            #expect(done)
            clock.advance(by: .milliseconds(1999))
            #expect(clock.sleeping == 1)
            clock.advance(by: .milliseconds(1))
            let status = try await answer.status
            #expect(status == 200)
        }.log
        #expect(log.map { $0["error"] } == ["slow"])
        #expect(log.map { $0["status"] } == [.integer(200)])
    }

    @Test func onlyWritesOfOrganizationsAreConcurrent() async throws {
        let log = try await withFaults("concurrent=1") { client in
            let write = try await client.organizations(
                "CreateOrganizationalUnit", ["ParentId": "r-exam", "Name": "New"])
            #expect(write.status == 400)
            #expect(write.error == "ConcurrentModificationException")
            #expect(try await client.organizations("ListRoots").status == 200)
            #expect(try await client.account("/putAccountName", ["AccountName": "New"]).status == 200)
            #expect(try await hasUnit(client) == false)
        }.log
        #expect(log.map { $0["error"] } == ["ConcurrentModificationException", .null, .null])
    }

    @Test func whatMeetsAFaultFollowsTheSeed() async throws {
        func statuses(_ seed: UInt64) async throws -> [Int] {
            let faults = try Faults("error=0.5")
            return try await withSimulator(
                configured {
                    $0.faults = faults
                    $0.seed = seed
                }
            ) { client in
                var statuses: [Int] = []
                for _ in 1...20 { statuses.append(try await client.organizations("ListRoots").status) }
                return statuses
            }
        }
        let first = try await statuses(3)
        #expect(Set(first) == [200, 500])
        #expect(try await statuses(3) == first)
        #expect(try await statuses(4) != first)
    }
}
