import Foundation
import Git
import TestSupport
import Testing

@Suite struct RepositoryFilesTests {
    @Test func readsWhatIsBelowThePrefixesInOrder() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let commit = try await repository.commit([
                "reeve.yaml": "version: 1\n", "accounts/b.yaml": "b", "accounts/a/z.yaml": "z", "accounts/a.yaml": "a",
                "accounts/ä.yaml": "ä", "accountsx/c.yaml": "c", "docs/README.md": "d",
            ])
            let files = try await repository.files(
                at: commit, under: ["accounts/", "reeve.yaml", "missing", "reeve.yaml/x"])
            #expect(
                files.map(\.path) == [
                    "accounts/a.yaml", "accounts/a/z.yaml", "accounts/b.yaml", "accounts/ä.yaml", "reeve.yaml",
                ])
            #expect(files.last?.kind == .file(Array("version: 1\n".utf8), executable: false))
            #expect(try await repository.files(at: commit, under: [""]).count == 7)
            #expect(try await repository.files(at: commit, under: ["", "accounts", "accounts/a"]).count == 7)
            #expect(try await repository.files(at: commit, under: ["accounts", "accounts/a"]).count == 4)
            #expect(try await repository.files(at: commit, under: []).isEmpty)
        }
    }

    @Test func namesTheFoldersOfAFolderWithoutReadingTheirFiles() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let commit = try await repository.commit([
                "customizations/baseline/main.tf": "a", "customizations/network/x/y.tf": "b",
                "customizations/README.md": "c", "accounts/a.yaml": "d", "file": "e",
            ])
            #expect(try await repository.folders(at: commit, in: "customizations") == ["baseline", "network"])
            #expect(try await repository.folders(at: commit, in: "missing") == [])
            #expect(try await repository.folders(at: commit, in: "file") == [])
        }
    }

    @Test func reportsWhatIsNoOrdinaryFile() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let large = try await Tool.git(
                folder, "hash-object", "-w", "--stdin", input: [UInt8](repeating: 48, count: 2000))
            let small = try await Tool.git(folder, "hash-object", "-w", "--stdin", input: Array("x".utf8))
            let dots = try await Tool.git(folder, "mktree", "-z", input: Array("100644 blob \(small)\tx\0".utf8))
            var listing = Array("120000 blob \(small)\tlink\0".utf8)
            listing += Array("160000 commit \(String(repeating: "1", count: 40))\tmodule\0".utf8)
            listing += Array("100644 blob \(large)\tlarge.yaml\0100755 blob \(small)\trun.sh\0".utf8)
            listing += Array("040000 tree \(dots)\t..\0".utf8)
            listing += Array("100644 blob \(small)\tbad".utf8) + [0xff, 0xfe, 0]
            let tree = try await Tool.git(folder, "mktree", "-z", "--missing", input: listing)
            let hex = try await Tool.git(folder, "commit-tree", tree, "-m", "Odd")
            let commit = try #require(ObjectID(hex))

            var limits = GitLimits()
            limits.maxBlobBytes = 1000
            let entries = try await repository.files(at: commit, under: [""], limits: limits)
            let kinds = Dictionary(uniqueKeysWithValues: entries.map { ($0.path, $0.kind) })
            #expect(
                kinds == [
                    "link": .symlink(target: Array("x".utf8)), "module": .submodule,
                    "large.yaml": .tooLarge(bytes: 2000),
                    "run.sh": .file(Array("x".utf8), executable: true), "..": .invalidName,
                    "bad\u{fffd}\u{fffd}": .invalidName,
                ])
        }
    }

    @Test func limitsAreErrorsAndNeverLessThanEverything() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let commit = try await repository.commit(["a/b/c/d": "12345", "a/b/e": "67890"])
            for change: (inout GitLimits) -> Void in [
                { $0.maxFiles = 1 }, { $0.maxDepth = 2 }, { $0.maxTotalBytes = 9 },
            ] {
                var limits = GitLimits()
                change(&limits)
                let refused = limits
                #expect(
                    await code { _ = try await repository.files(at: commit, under: ["a"], limits: refused) }
                        == .limitExceeded)
            }
        }
    }

    @Test(arguments: ["accounts", "accounts/Prod", "accounts/Prod/a.yaml"])
    func aMissingObjectIsDamageAndNotAbsence(_ path: String) async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let commit = try await repository.commit(["accounts/Prod/a.yaml": "a"])
            let object = try await Tool.git(folder, "rev-parse", "main:" + path)
            try FileManager.default.removeItem(atPath: "\(folder)/objects/\(object.prefix(2))/\(object.dropFirst(2))")
            for prefix in ["accounts", "accounts/Prod/a.yaml"] {
                #expect(await code { _ = try await repository.files(at: commit, under: [prefix]) } == .corrupt)
            }
        }
    }

    @Test func aCommitThatIsNotThereIsAnError() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let unknown = try #require(ObjectID(String(repeating: "a", count: 40)))
            #expect(await code { _ = try await repository.files(at: unknown, under: [""]) } == .notFound)
            #expect(await code { _ = try await repository.commit(unknown) } == .notFound)
        }
    }
}
