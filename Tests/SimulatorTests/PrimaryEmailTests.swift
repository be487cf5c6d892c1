import Foundation
import Logging
import Synchronization
import TestSupport
import Testing

@testable import Simulator

struct PrimaryEmailTests {
    @Test func theAddressChangesInOrganizationsAtOnce() async throws {
        let update: JSONValue = ["AccountId": "432109876543", "PrimaryEmail": "aws+lake@example.com"]
        try await withDirectory { directory in
            let file = directory.appending(path: "requests.jsonl")
            try await withSimulator(configured { $0.logFile = file.path(percentEncoded: false) }) { client in
                let start = try await client.account("/startPrimaryEmailUpdate", update)
                #expect(start.json == ["Status": "PENDING"])
                let before = try await client.account("/getPrimaryEmail", ["AccountId": "432109876543"])
                #expect(before.json["PrimaryEmail"] == "aws+data-lake@example.com")

                let code = try #require(Self.lines(file).first?["oneTimeCode"]?.text)
                let accept = try await client.account(
                    "/acceptPrimaryEmailUpdate",
                    [
                        "AccountId": "432109876543", "PrimaryEmail": "aws+lake@example.com", "Otp": .string(code),
                    ])
                #expect(accept.json == ["Status": "ACCEPTED"])
                let account = try await client.organizations("DescribeAccount", ["AccountId": "432109876543"])
                #expect(account.json["Account"]?["Email"] == "aws+lake@example.com")
                let after = try await client.account("/getPrimaryEmail", ["AccountId": "432109876543"])
                #expect(after.json["PrimaryEmail"] == "aws+lake@example.com")
            }
            // The code is told once, and who answers it does not tell it again.
            let lines = try Self.lines(file)
            #expect(lines.map { $0["oneTimeCode"] != nil } == [true, false, false, false, false])
            #expect(lines[2]["request"]?["Otp"] == "REDACTED")
        }
    }

    private static func lines(_ file: URL) throws -> [JSONValue] {
        try String(contentsOf: file, encoding: .utf8).split(separator: "\n").map {
            try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))
        }
    }

    @Test func theCodeIsANoticeOfTheSimulator() async throws {
        let notices = Notices()
        let simulator = try Simulator(
            configuration: SimulatorConfiguration(), clock: ManualClock(),
            logger: Logger(label: "test") { _ in notices })
        try await withThrowingTaskGroup(of: Void.self) { group in
            group.addTask { try await simulator.run() }
            let client = Client(port: try await simulator.port())
            _ = try await client.account(
                "/startPrimaryEmailUpdate",
                ["AccountId": "432109876543", "PrimaryEmail": "aws+lake@example.com"])
            // A start that fails sends nothing.
            _ = try await client.account(
                "/startPrimaryEmailUpdate", ["AccountId": "432109876543", "PrimaryEmail": "aws@example.com"])
            group.cancelAll()
            try await group.waitForAll()
        }
        let messages = notices.messages.value.withLock { $0 }.filter { $0.contains("code") }
        #expect(messages.count == 1, "\(messages)")
        let prefix =
            "The one-time code for changing the e-mail address of account 432109876543 to aws+lake@example.com is "
        #expect(messages.first?.hasPrefix(prefix) == true)
        #expect(messages.first?.count == prefix.count + 6)
    }
}

/// Keeps what is logged at notice and above.
private struct Notices: LogHandler {
    final class Messages: Sendable {
        let value = Mutex<[String]>([])
    }

    let messages = Messages()
    var metadata: Logger.Metadata = [:]
    var logLevel = Logger.Level.notice

    subscript(metadataKey key: String) -> Logger.Metadata.Value? {
        get { metadata[key] }
        set { metadata[key] = newValue }
    }

    func log(event: LogEvent) {
        messages.value.withLock { $0.append("\(event.message)") }
    }

    @Test(arguments: [("off", 200), ("sts=1", 429)])
    func startsAreCountedWhereAnythingIs(throttle: String, fourth: Int) async throws {
        let throttle = try Throttle(throttle)
        try await withSimulator(configured { $0.throttle = throttle }) { client in
            var statuses: [Int] = []
            for number in 1...4 {
                let update: JSONValue = [
                    "AccountId": "432109876543", "PrimaryEmail": .string("aws+\(number)@example.com"),
                ]
                statuses.append(try await client.account("/startPrimaryEmailUpdate", update).status)
            }
            #expect(statuses == [200, 200, 200, fourth])
        }
    }
}
