import Foundation
import Testing

@testable import Simulator

struct RequestLogTests {
    @Test func eachRequestIsALine() async throws {
        try await withDirectory { directory in
            let file = directory.appending(path: "requests.jsonl")
            let answers = try await withSimulator(
                configured { $0.logFile = file.path(percentEncoded: false) }
            ) { client in
                [
                    try await client.organizations("DescribeAccount", ["AccountId": "999999999999"]),
                    try await client.query(
                        "Action=GetCallerIdentity&Version=2011-06-15&X-Amz-Signature=5ec2e7&Signature=5ec2e7"),
                    try await client.account("/getAccountInformation", [:]),
                    try await client.json("Nothing.At.All", [:], authorization: nil),
                ]
            }
            let text = try String(contentsOf: file, encoding: .utf8)
            let lines = try text.split(separator: "\n").map {
                try JSONDecoder().decode(JSONValue.self, from: Data($0.utf8))
            }
            #expect(lines.map { $0["requestId"]?.text } == answers.map { $0.headers["x-amzn-requestid"] })
            #expect(lines.map { $0["service"] } == ["organizations", "sts", "account", .null])
            #expect(
                lines.map { $0["operation"] } == [
                    "DescribeAccount", "GetCallerIdentity", "GetAccountInformation", "At.All",
                ])
            #expect(
                lines.map { $0["status"] } == [.integer(400), .integer(200), .integer(200), .integer(403)])
            #expect(
                lines.map { $0["error"] } == [
                    "AccountNotFoundException", .null, .null, "MissingAuthenticationTokenException",
                ])
            #expect(lines.map { $0["accessKeyId"] } == ["AKIDEXAMPLE", "AKIDEXAMPLE", "AKIDEXAMPLE", .null])
            #expect(lines[0]["request"] == ["AccountId": "999999999999"])
            #expect(lines[1]["request"] == [:])
            for line in lines {
                guard case .object(let members) = line else { continue }
                #expect(members.count == 8)
                #expect(members["time"]?.text?.hasSuffix("Z") == true)
            }
            #expect(!text.contains("5ec2e7"))
        }
    }

    @Test func aFileThatCannotBeOpenedIsAnError() {
        #expect(throws: SimulatorError.self) {
            try Simulator(configuration: configured { $0.logFile = "/nowhere/at/all.jsonl" })
        }
    }
}
