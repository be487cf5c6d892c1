import Foundation
import Git
import TestSupport
import Testing

/// A later reading is the same as one from nothing, and reads only what has changed.
@Suite struct TreeReadingTests {
    private static let files: [String: String] = [
        "reeve.yaml": "version: 1\n", "accounts/a.yaml": "a", "accounts/A/b.yaml": "b", "accounts/A/Deep/c.yaml": "c",
        "accounts/A.yaml": "x", "accounts/B/d.yaml": "d", "accounts/B/e.yaml": "e",
    ]

    @Test(
        arguments: [
            ["accounts/B/d.yaml": "D"], ["accounts/A/Deep/c.yaml": "C"], ["accounts/A/new.yaml": "n"],
            ["accounts/Z/new.yaml": "n"], ["accounts/A/Deep/new.yaml": "n", "accounts/B/d.yaml": nil],
            ["accounts/A": nil], ["reeve.yaml": "version: 2\n"], ["docs/README.md": "d"], [:],
        ] as [[String: String?]])
    func isTheSameAsOneFromNothing(_ changes: [String: String?]) async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let paths = ["accounts", "reeve.yaml"]
            let first = try await repository.commit(Self.files)
            let second = try await repository.writeCommit(
                parent: first, changing: changes.mapValues { $0.map { Array($0.utf8) } }, message: "Change",
                author: Signature(name: "a", email: "a@example.com", date: Date(timeIntervalSince1970: 0))
            ).id
            let before = try await repository.files(at: first, under: paths, after: TreeReading())
            let after = try await repository.files(at: second, under: paths, after: before)
            #expect(after.entries == (try await repository.files(at: second, under: paths)))
            let back = try await repository.files(at: first, under: paths, after: after)
            #expect(back.entries == before.entries)
        }
    }

    @Test func readsNoBlobAgainThatItHas() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let first = try await repository.commit(Self.files)
            let before = try await repository.files(at: first, under: [""], after: TreeReading())
            let second = try await repository.writeCommit(
                parent: first, changing: ["accounts/B/d.yaml": Array("D".utf8)], message: "Change",
                author: Signature(name: "a", email: "a@example.com", date: Date(timeIntervalSince1970: 0))
            ).id
            for path in ["accounts/B/e.yaml", "accounts/A/b.yaml"] {
                let object = try await Tool.git(folder, "rev-parse", "main:" + path)
                try FileManager.default.removeItem(
                    atPath: "\(folder)/objects/\(object.prefix(2))/\(object.dropFirst(2))")
            }
            let after = try await repository.files(at: second, under: [""], after: before)
            #expect(after.entries.count == Self.files.count)
            #expect(after.entries.first { $0.path == "accounts/B/d.yaml" }?.kind == .file([68], executable: false))
            #expect(await code { _ = try await repository.files(at: second, under: [""]) } == .corrupt)
        }
    }

    @Test func limitsHoldForWhatIsTakenFromBefore() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let commit = try await repository.commit(Self.files)
            let before = try await repository.files(at: commit, under: [""], after: TreeReading())
            for change: (inout GitLimits) -> Void in [
                { $0.maxFiles = 1 }, { $0.maxDepth = 2 }, { $0.maxTotalBytes = 9 },
            ] {
                var limits = GitLimits()
                change(&limits)
                let refused = limits
                #expect(
                    await code {
                        _ = try await repository.files(at: commit, under: [""], limits: refused, after: before)
                    } == .limitExceeded)
            }
        }
    }
}
