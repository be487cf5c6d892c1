import Foundation
import Planning
import Reconciler
import TestSupport
import Testing

@testable import reeve

/// `docs/events.schema.json` against what is printed, and a validator that is not Reeve's.
@Suite struct EventSchemaTests {
    private static let schema = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("../../docs/events.schema.json").standardized.path

    private struct Verdict: Decodable {
        var invalid: [String]
        var survivors: [String]
        var counts: [String: Int]
    }

    private func judge(_ lines: [String]) async throws -> Verdict {
        let said = try await Script.run(
            "judge_events.py", input: ([Self.schema] + lines).joined(separator: "\n"), limit: 1 << 22)
        return try JSONDecoder().decode(Verdict.self, from: Data(said.utf8))
    }

    private func lines(_ text: String) -> [String] { text.split(separator: "\n").map(String.init) }

    @Test func `every event is as the schema says, and nothing that is less or other is one`() async throws {
        try await withTemporaryDirectory { folder in
            try await SimulatorProcess.run(in: folder, ["--create-seconds", "200ms"]) { simulator in
                let repository = try await UserRepository(
                    in: folder,
                    [
                        "reeve.yaml": "version: 1\nowner: acme\napproval: {create: merge, update: explicit}\n",
                        "accounts/Sandbox/search.yaml": "name: Search\nemail: search@example.com\n",
                        "accounts/Sandbox/broken.yaml": "name: [\n",
                    ])
                let environment = simulator.environment.merging(["REEVE_REPO": repository.remote]) { $1 }
                let reeve = ReeveProcess(environment: environment, folder: folder)
                let apply = ["apply", "--format", "json", "--completion-interval", "100ms"]
                let first = try await reeve.run(apply)
                #expect(first.code == 4)
                let tagged = "name: Search\nemail: search@example.com\ntags: {team: s}\n"
                try await repository.commit(["accounts/Sandbox/search.yaml": tagged])
                let held = try await reeve.run(apply)
                #expect(held.output.contains(#""held":["update search: needs approval"]"#))
                try await reeve.run(["plan", "--ref", "main", "--format", "json"]).output.write(
                    toFile: folder + "/plan.json", atomically: true, encoding: .utf8)
                try await repository.commit(["accounts/Sandbox/late.yaml": "name: Late\nemail: late@example.com\n"])
                let moved = try await reeve.run(apply + ["--plan", folder + "/plan.json"])
                #expect(moved.code == 1)
                let verdict = try await judge(lines(first.output + held.output + moved.output))
                #expect(verdict.invalid == [])
                #expect(verdict.survivors == [])
                for event in ["planned", "performing", "finished", "committed", "moved", "in-doubt"] {
                    #expect(verdict.counts[event, default: 0] > 0, "\(event)")
                }
            }
        }
    }

    @Test func `every outcome has its word there`() async throws {
        let action = PassStory.create("search")
        let results: [Outcome.Result] = [
            .applied, .started(request: "car-1"), .superseded("x"), .retry("x"), .deferred, .stalled("x"),
        ]
        let traffic = ProviderTraffic(requests: 120, refused: 3, waited: .milliseconds(12_300))
        let printed =
            results.map { EventLine(PassStory.finished(action, $0), of: PassID(1)).text }
            + [EventLine(.throttled(traffic), of: PassID(1)).text]
            + ["stopping", "note"].map { EventLine(event: $0, message: "x").text }
        let verdict = try await judge(printed)
        #expect(verdict.invalid == [] && verdict.survivors == [])
        #expect(verdict.counts == ["finished": results.count, "throttled": 1, "stopping": 1, "note": 1])
    }

    @Test func `what could mislead at a terminal is escaped`() throws {
        let line = EventLine(event: "note", message: "\u{202E}a\u{1B}[31m").text
        #expect(line == #"{"event":"note","message":"\u202ea\u001b[31m"}"#)
    }

    @Test func `approvals that cannot be read are told as the schema says`() async throws {
        let problem = Diagnostic(.repositoryUnreadable, "nothing of it can be read", hint: "look who pushed to it")
        let line = EventLine(.approvalsUnread(problem), of: PassID(7)).text
        let verdict = try await judge([line])
        #expect(verdict.invalid == [])
        #expect(verdict.survivors == [])
        #expect(verdict.counts == ["approvals-unread": 1])
    }
}
