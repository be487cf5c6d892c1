import Foundation
import Git
import Planning
import TestSupport
import Testing

@testable import reeve

struct LongHistoryTests {
    /// Whoever changed a file may not approve that, however many commits came after theirs.
    @Test func whoChangedAFileIsKnownHoweverMuchCameAfter() async throws {
        try await withTemporaryDirectory { folder in
            try await Tool.git(folder, "init", "--quiet", "--bare", folder)
            let file = "M 100644 inline reeve.yaml\ndata 1\n"
            let commits = (0...1100).map { number in
                let author = number == 1 ? "grace" : "ada"
                let change = number < 2 ? file + "\(number)\n" : ""
                return
                    "commit refs/heads/main\ncommitter A <\(author)@example.com> \(1_700_000_000 + number) +0000\n"
                    + "data 1\nx\n" + change
            }
            try await Tool.run(
                "git", ["-C", folder, "fast-import", "--quiet"], input: Array(commits.joined(separator: "\n").utf8))
            func commit(_ name: String) async throws -> CommitID {
                try #require(CommitID(try await Tool.git(folder, "rev-parse", name)))
            }
            let branches = Branches(reading: try await Repository.open(folder), watched: "main")
            let changes = try await GitSource(branches: branches).changes(
                in: try await commit("main"), since: try await commit("main~1100"))
            #expect(changes.last?.people == ["grace@example.com"])
            #expect(changes.last?.paths == ["reeve.yaml"])
        }
    }
}
