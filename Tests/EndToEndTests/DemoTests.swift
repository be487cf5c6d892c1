import Foundation
import TestSupport
import Testing

/// The demo's story, held against what the simulator was asked to do.
@Suite struct DemoTests {
    private struct Event: Decodable {
        struct Effect: Decodable {
            var outcome: String
            var requests: [String]
        }

        struct Problem: Decodable {
            struct Place: Decodable {
                var file: String
                var line: Int
            }

            var code: String
            var position: Place?
        }

        var event: String
        var counts: [String: Int]?
        var held: [String]?
        var account: String?
        var kind: String?
        var effects: [Effect]?
        var diagnostics: [Problem]?
    }

    private static let project = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().path

    @Test func `every event of the story is in the request log, and every write in the story`() async throws {
        try await withTemporaryDirectory { folder in
            let kept = folder + "/demo"
            let reeve = ReeveProcess(folder: Self.project)
            let result = try await reeve("demo", "--json", "--dir", kept)
            #expect(result.code == 0, "\(result.error)")
            let events = try result.output.split(separator: "\n").map {
                try JSONDecoder().decode(Event.self, from: Data($0.utf8))
            }
            try expectSteps(events)
            try expectWritesMatch(events, log: try Request.read(kept + "/simulator.log"))
            try await expectStatusPage(remote: kept + "/remote.git")
            #expect(FileManager.default.fileExists(atPath: kept + "/simulator.json"))
        }
    }

    private func expectSteps(_ events: [Event]) throws {
        let steps = events.split { $0.event == "step" }.map(Array.init)
        #expect(events.filter { $0.event == "step" }.compactMap { $0.counts?["step"] } == Array(1...7))
        try #require(steps.count >= 7)
        let plans = steps.map { $0.filter { $0.event == "planned" } }
        // The first plan makes every account of this project's own folder.
        #expect(plans[1].first?.counts?["create"] == (try accountFiles().count))
        let rework = try #require(plans[3].first ?? plans[2].first)
        #expect(
            rework.counts == ["create": 1, "adopt": 1, "move": 2, "update": 4, "unmanage": 1, "close": 0])
        #expect(rework.held == ["unmanage old-blog: needs approval"])
        let applied = { (index: Int) in
            steps[index].filter { $0.event == "finished" && $0.effects?.contains { $0.outcome == "applied" } == true }
                .map { "\($0.kind ?? "") \($0.account ?? "")" }
        }
        #expect(applied(1).count == (try accountFiles().count))
        #expect(applied(3).contains("unmanage old-blog"))
        #expect(applied(4) == ["move search"])
        #expect(applied(5) == ["update storefront"])
        let problems = try #require(plans[5].first?.diagnostics)
        #expect(problems.map(\.code) == ["RV1004"])
        #expect(problems.first?.position?.file == "accounts/Workloads/Staging/payments-staging.yaml")
        #expect(problems.first?.position?.line == 2)
    }

    private func expectWritesMatch(_ events: [Event], log: [Request]) throws {
        let told = Set(events.flatMap { $0.effects ?? [] }.flatMap(\.requests))
        let writes = log.filter(\.isWrite)
        let daemon = writes.filter { $0.accessKeyId == "AKIAREEVEDEMODAEMON1" }
        #expect(Set(daemon.map(\.requestId)) == told)
        #expect(daemon.allSatisfy { $0.error == nil })
        #expect(daemon.count { $0.operation == "CreateAccount" } == (try accountFiles().count) + 1)
        #expect(!daemon.contains { $0.operation == "CloseAccount" })
        // Someone else moved one account, and nobody wrote anything else.
        #expect(writes.filter { $0.accessKeyId != "AKIAREEVEDEMODAEMON1" }.map(\.operation) == ["MoveAccount"])
    }

    private func expectStatusPage(remote: String) async throws {
        let page = try await Tool.git(remote, "show", "reeve/status:README.md")
        let files = try await Tool.git(remote, "ls-tree", "-r", "--name-only", "main", "accounts/")
            .split(separator: "\n").filter { !$0.hasSuffix("_defaults.yaml") }
        #expect(files.count >= 12)
        for file in files {
            let parts = file.split(separator: "/")
            let key = try #require(parts.last).dropLast(".yaml".count)
            let row = try #require(page.split(separator: "\n").first { $0.hasPrefix("| \(key) |") }, "\(key)")
            let cells = row.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            #expect(cells[1].count == 12 && cells[1].allSatisfy(\.isNumber), "\(row)")
            let folder = parts.dropFirst().dropLast().joined(separator: "/")
            #expect(cells[2] == (folder.isEmpty ? "Security" : folder), "\(row)")
            #expect(cells[3] == "ACTIVE", "\(row)")
        }
    }

    private func accountFiles() throws -> [String] {
        try FileManager.default.subpathsOfDirectory(atPath: Self.project + "/accounts")
            .filter { $0.hasSuffix(".yaml") && !$0.hasSuffix("_defaults.yaml") }
    }
}
