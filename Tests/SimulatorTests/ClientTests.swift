import Foundation
import TestSupport
import Testing

@testable import Simulator

/// AWS's own clients against the simulator, as a person would use them.
///
/// Time moves on by a minute each time the simulator looks at its clock, so that creations take
/// five looks and no wait.
struct ClientTests {
    private func withPython(_ body: @escaping @Sendable (Python) async throws -> Void) async throws {
        let configuration = configured {
            $0.createDuration = .seconds(300)
            $0.listLag = .zero
        }
        try await withSimulator(configuration, clock: ManualClock(step: .seconds(60))) { client in
            try await body(Python(endpoint: "http://127.0.0.1:\(client.port)"))
        }
    }

    @Test func boto3DoesTheWholeJob() async throws {
        try await withPython { python in
            let result = try await python.run(script: "boto3_journey.py")
            #expect(result.succeeded, "\(result.error)")
        }
    }

    @Test func everyAnswerIsWhatTheModelSays() async throws {
        try await withPython { python in
            let result = try await python.run(script: "model_conformance.py")
            #expect(result.succeeded, "\(result.error)")
        }
    }

    @Test func theFirstDayIsWhatTheModelSays() async throws {
        try await withDirectory { directory in
            let log = directory.appending(path: "requests.jsonl").path(percentEncoded: false)
            let configuration = configured {
                $0.startEmpty = true
                $0.logFile = log
            }
            try await withSimulator(configuration) { client in
                let python = try Python(endpoint: "http://127.0.0.1:\(client.port)", variables: ["REEVE_LOG": log])
                let result = try await python.run(script: "first_day.py")
                #expect(result.succeeded, "\(result.error)")
            }
        }
    }

    @Test func everyInputThatBreaksTheModelIsRefused() async throws {
        try await withPython { python in
            let result = try await python.run(script: "input_violations.py")
            #expect(result.succeeded, "\(result.output) \(result.error)")
        }
    }

    @Test func boto3KnowsEachFailureByItsClass() async throws {
        let faults = try Faults("error=1")
        try await withSimulator(configured { $0.faults = faults }) { client in
            let result = try await Python(endpoint: "http://127.0.0.1:\(client.port)").run(
                script: "boto3_troubles.py")
            #expect(result.succeeded, "\(result.error)")
        }
    }

    /// Each kind of fault, and throttling as well: boto3 takes it all for what AWS does, and tries again.
    @Test func boto3RetriesWhatGoesWrong() async throws {
        let faults = try Faults("error=0.1,reset=0.1,half=0.1,slow=0.05,lost=0.1")
        // Each request takes some hundredths of a second of virtual time, and a token comes every twentieth.
        let throttle = try Throttle("sts=20/1")
        let configuration = configured {
            $0.faults = faults
            $0.throttle = throttle
        }
        try await withSimulator(configuration, clock: ManualClock(step: .milliseconds(10))) { client in
            let result = try await Python(endpoint: "http://127.0.0.1:\(client.port)").run(
                script: "boto3_retries.py")
            #expect(result.succeeded, "\(result.error)")
            let errors = try await client.state()["requests"]?.list.compactMap { $0["error"]?.text } ?? []
            #expect(Set(errors).isSuperset(of: ["reset", "half", "lost", "slow", "ServiceException", "Throttling"]))
        }
    }

    @Test func theCommandDoesTheWholeJob() async throws {
        let endpoint = configured {
            $0.createDuration = .seconds(300)
            $0.listLag = .zero
        }
        try await withSimulator(endpoint, clock: ManualClock(step: .seconds(60))) { client in
            let url = "http://127.0.0.1:\(client.port)"
            let python = try Python(endpoint: "http://127.0.0.1:9")
            func aws(_ arguments: String...) async throws -> JSONValue {
                let result = try await python.aws(["--endpoint-url", url] + arguments)
                #expect(result.succeeded, "\(arguments): \(result.error)")
                return (try? JSONDecoder().decode(JSONValue.self, from: Data(result.output.utf8))) ?? .null
            }

            #expect(try await aws("sts", "get-caller-identity")["Account"] == "123456789012")
            #expect(try await aws("organizations", "list-accounts")["Accounts"]?.list.count == 5)

            var status = try #require(
                try await aws(
                    "organizations", "create-account", "--email", "aws+payments@example.com", "--account-name",
                    "Payments")["CreateAccountStatus"])
            let request = try #require(status["Id"]?.text)
            #expect(status["State"] == "IN_PROGRESS")
            for _ in 1...5 where status["State"] == "IN_PROGRESS" {
                status = try #require(
                    try await aws(
                        "organizations", "describe-create-account-status", "--create-account-request-id", request)[
                            "CreateAccountStatus"])
            }
            #expect(status["State"] == "SUCCEEDED")
            let account = try #require(status["AccountId"]?.text)

            let units = try await aws(
                "organizations", "list-organizational-units-for-parent", "--parent-id", "r-exam")
            let sandbox = try #require(
                units["OrganizationalUnits"]?.list.first { $0["Name"] == "Sandbox" }?["Id"]?.text)
            _ = try await aws(
                "organizations", "move-account", "--account-id", account, "--source-parent-id", "r-exam",
                "--destination-parent-id", sandbox)
            let listed = try await aws("organizations", "list-accounts-for-parent", "--parent-id", sandbox)
            #expect(listed["Accounts"]?.list.contains { $0["Id"]?.text == account } == true)

            _ = try await aws(
                "organizations", "tag-resource", "--resource-id", account, "--tags", "Key=team,Value=payments")
            let resources = try await aws(
                "resourcegroupstaggingapi", "get-resources", "--resource-type-filters", "organizations:account")
            #expect(resources["ResourceTagMappingList"]?.list.count == 1)
            _ = try await aws("organizations", "untag-resource", "--resource-id", account, "--tag-keys", "team")
            #expect(try await aws("organizations", "list-tags-for-resource", "--resource-id", account)["Tags"] == [])

            _ = try await aws(
                "account", "put-account-name", "--account-id", account, "--account-name", "Payments Prod")
            let information = try await aws("account", "get-account-information", "--account-id", account)
            #expect(information["AccountName"] == "Payments Prod")

            let again = try await python.aws([
                "--endpoint-url", url, "organizations", "move-account", "--account-id", account,
                "--source-parent-id", "r-exam", "--destination-parent-id", sandbox,
            ])
            #expect(!again.succeeded)
            #expect(again.error.contains("(DuplicateAccountException) when calling the MoveAccount operation"))
        }
    }
}
