import Foundation
import Git
import TestSupport
import Testing

@Suite struct RepositoryWritingTests {
    @Test func changesFilesAndKeepsTheRest() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let first = try await repository.commit([
                "README.md": "1", "accounts/a/x": "x", "accounts/b": "b", "plans/p": "p",
            ])
            let second = try await repository.commit([
                "README.md": "2", "accounts/a/x": nil, "accounts/a/y/z": "z", "plans": nil, "missing/file": nil,
            ])
            #expect(
                try await Tool.git(folder, "ls-tree", "-r", "--name-only", second.hex)
                    == "README.md\naccounts/a/y/z\naccounts/b")
            #expect(try await Tool.git(folder, "show", "main:README.md") == "2")
            let third = try await repository.commit(["accounts/a": "file now", "accounts/b/c": "folder now"])
            #expect(
                try await Tool.git(folder, "ls-tree", "-r", "--name-only", third.hex)
                    == "README.md\naccounts/a\naccounts/b/c")
            #expect(try await repository.commit(third).parents == [second])
            #expect(try await repository.isAncestor(first, of: third))
            try await Tool.git(folder, "fsck", "--strict", "--no-dangling")
        }
    }

    @Test func leavesOutFoldersLeftEmptyAndTellsWhetherAnythingChanged() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let first = try await repository.commit(["a/b/c": "1", "d": "2"])
            func write(_ changes: [String: [UInt8]?]) async throws -> WrittenCommit {
                try await repository.writeCommit(parent: first, changing: changes, message: "x", author: .ada)
            }
            #expect(try await write(["a/b/c": Array("1".utf8), "missing": nil]).changesTree == false)
            #expect(try await write([:]).changesTree == false)
            let deleted = try await write(["a/b/c": nil])
            #expect(deleted.changesTree)
            #expect(try await Tool.git(folder, "ls-tree", "--name-only", deleted.tree.hex) == "d")
            let empty = try await write(["a": nil, "d": nil])
            #expect(try await repository.files(at: empty.id, under: [""]).isEmpty)
        }
    }

    @Test func keepsTheExecutableBit() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let blob = try await Tool.git(folder, "hash-object", "-w", "--stdin")
            let tree = try await Tool.git(folder, "mktree", "-z", input: Array("100755 blob \(blob)\trun\0".utf8))
            let parent = try #require(ObjectID(try await Tool.git(folder, "commit-tree", tree, "-m", "x")))
            let commit = try await repository.draft(on: parent, ["run": "#!/bin/sh\n"])
            #expect(try await Tool.git(folder, "ls-tree", commit.hex).hasPrefix("100755 "))
        }
    }

    @Test(arguments: ["", "/a", "a/", "a//b", "../a", "a/./b", ".git/config", "a/.GIT/x", "a\0b"])
    func refusesPathsThatNoFileMayHave(_ path: String) async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            #expect(await code { _ = try await repository.draft(on: nil, [path: "x"]) } == .invalidInput)
        }
    }

    @Test func refusesAFileThatIsAFolder() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            #expect(await code { _ = try await repository.draft(on: nil, ["a": "x", "a/b": "y"]) } == .invalidInput)
        }
    }

    @Test(arguments: ["Ada\nparent 0", "Ada <x>"])
    func refusesNamesThatWouldBreakTheCommit(_ name: String) async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            var author = Signature.ada
            author.name = name
            let wrong = author
            #expect(await code { try await repository.commit(["a": "1"], author: wrong) } == .invalidInput)
        }
    }
}
