import Foundation
import Git
import TestSupport
import Testing

@Suite struct RepositoryHistoryTests {
    @Test func readsACommit() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let parent = try await repository.commit(["a": "1"])
            let message = "Add payments\n\nco-authored-by:  Grace <grace@example.com> \n\nSource: 9d02e17\n"
            let id = try await repository.commit(["a": "2"], message: message)
            let commit = try await repository.commit(id)
            #expect(commit.id == id)
            #expect(commit.parents == [parent])
            #expect(commit.author == .ada)
            #expect(commit.committer == .ada)
            #expect(commit.subject == "Add payments")
            #expect(commit.coAuthors == ["Grace <grace@example.com>"])
            #expect(commit.values(of: "Source") == ["9d02e17"])
            #expect(
                try await Tool.git(folder, "show", "-s", "--format=%an <%ae> %ad %T", "--date=iso")
                    == "Ada <ada@example.com> 2023-11-14 23:13:20 +0100 \(commit.tree)")
        }
    }

    @Test func tellsWhatEachCommitChanged() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let text = (1...20).map { "line \($0)\n" }.joined()
            let first = try await repository.commit(["accounts/a": text, "accounts/b": "b", "reeve.yaml": "1"])
            let second = try await repository.commit(["accounts/a": text + "more\n", "docs/x": "x"])
            let third = try await repository.commit([
                "accounts/a": nil, "accounts/Lab/a": text + "most\n", "accounts/b": nil, "accounts/c": "new",
            ])
            let all = try await repository.history(from: third, limit: 10, paths: ["accounts"])
            #expect(all.map(\.commit.id) == [third, second, first])
            #expect(
                all[0].paths == [
                    PathChange(path: "accounts/Lab/a", kind: .renamed(from: "accounts/a")),
                    PathChange(path: "accounts/b", kind: .deleted), PathChange(path: "accounts/c", kind: .added),
                ])
            #expect(all[1].paths == [PathChange(path: "accounts/a", kind: .modified)])
            #expect(all[2].paths.map(\.kind) == [.added, .added])

            #expect(
                try await repository.history(from: third, until: [first], limit: 10).map(\.commit.id) == [
                    third, second,
                ])
            #expect(try await repository.history(from: third, limit: 1).map(\.commit.id) == [third])
            #expect(
                try await repository.history(from: second, limit: 1)[0].paths.map(\.path) == ["accounts/a", "docs/x"])
            let unknown = try #require(ObjectID(String(repeating: "a", count: 40)))
            #expect(try await repository.history(from: third, until: [unknown], limit: 10).count == 3)
            #expect(await code { _ = try await repository.history(from: unknown, limit: 10) } == .notFound)
        }
    }

    @Test func followsEveryParentOfAMerge() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let base = try await repository.commit(["a": "1"])
            let side = try await repository.draft(on: base, ["side": "1"])
            let main = try await repository.commit(["a": "2"])
            let tree = try await repository.commit(try await repository.draft(on: main, ["side": "1"])).tree
            let hex = try await Tool.git(folder, "commit-tree", tree.hex, "-p", main.hex, "-p", side.hex, "-m", "Merge")
            let merge = try #require(ObjectID(hex))
            let history = try await repository.history(from: merge, until: [base], limit: 10)
            #expect(Set(history.map(\.commit.id)) == [merge, main, side])
            #expect(history[0].paths == [PathChange(path: "side", kind: .added)])
            #expect(try await repository.isAncestor(side, of: merge))
            #expect(try await repository.isAncestor(merge, of: merge))
            #expect(try await repository.isAncestor(merge, of: side) == false)
        }
    }

    /// `git merge -s ours` changes nothing for its first parent, and undoes what the other had changed.
    @Test func aMergeThatUndoesWhatOneSideChangedTouchedIt() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let base = try await repository.commit(["reeve.yaml": "loose", "a": "1"])
            let main = try await repository.commit(["reeve.yaml": "strict"])
            let side = try await repository.draft(on: base, ["a": "2"])
            let tree = try await repository.commit(side).tree
            let hex = try await Tool.git(folder, "commit-tree", tree.hex, "-p", side.hex, "-p", main.hex, "-m", "Merge")
            let merge = try #require(ObjectID(hex))
            let history = try await repository.history(from: merge, until: [main], limit: 10)
            #expect(history.first?.commit.id == merge)
            #expect(history.first?.paths == [PathChange(path: "reeve.yaml", kind: .modified)])
        }
    }

    @Test func aMergeOfUnrelatedHistoriesTouchedWhatItLeftOut() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let main = try await repository.commit(["reeve.yaml": "strict"])
            let stranger = try await repository.draft(on: nil, ["b": "1"])
            let tree = try await repository.commit(stranger).tree
            let hex = try await Tool.git(
                folder, "commit-tree", tree.hex, "-p", stranger.hex, "-p", main.hex, "-m", "Merge")
            let merge = try #require(ObjectID(hex))
            let history = try await repository.history(from: merge, until: [main], limit: 10)
            #expect(history.first?.paths == [PathChange(path: "reeve.yaml", kind: .deleted)])
        }
    }

    @Test func ancestryOfWhatIsNotThere() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let commit = try await repository.commit(["a": "1"])
            let unknown = try #require(ObjectID(String(repeating: "a", count: 40)))
            #expect(try await repository.isAncestor(unknown, of: commit) == false)
            #expect(await code { _ = try await repository.isAncestor(commit, of: unknown) } == .notFound)
        }
    }

    @Test func aShallowCloneGivesFilesAndNoHistory() async throws {
        try await withTemporaryDirectory { folder in
            let origin = try await Repository.initBare(at: folder + "/origin.git")
            let first = try await origin.commit(["a": "1"])
            let second = try await origin.commit(["a": "2"])
            try await Tool.run(
                "git", ["clone", "--quiet", "--bare", "--depth=1", "file://\(folder)/origin.git", folder + "/shallow"])
            let shallow = try await Repository.open(folder + "/shallow")
            #expect(try await shallow.files(at: second, under: ["a"]).count == 1)
            #expect(await code { _ = try await shallow.history(from: second, limit: 10) } == .unsupported)
            #expect(await code { _ = try await shallow.isAncestor(first, of: second) } == .unsupported)
        }
    }
}
