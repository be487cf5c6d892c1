import Foundation
import Git
import TestSupport
import Testing

@Suite struct RepositoryTests {
    @Test func opensBareRepositoriesAndWorkTrees() async throws {
        try await withTemporaryDirectory { folder in
            try await Tool.run("git", ["init", "--quiet", "--bare", folder + "/bare.git"])
            try await Tool.run("git", ["init", "--quiet", folder + "/tree"])
            #expect(try await Repository.open(folder + "/bare.git").path == folder + "/bare.git/")
            #expect(try await Repository.open(folder + "/tree").path == folder + "/tree/.git/")
            #expect(try await Repository.open(folder + "/tree/.git").path == folder + "/tree/.git/")
        }
    }

    @Test func opensALinkedWorkTree() async throws {
        try await withTemporaryDirectory { folder in
            let main = try await Repository.initBare(at: folder + "/main.git")
            let commit = try await main.commit(["a": "1"])
            try await Tool.git(main.path, "worktree", "add", "--quiet", "-b", "side", folder + "/linked", "main")
            let linked = try await Repository.open(folder + "/linked")
            #expect(try await linked.tip(of: "HEAD") == commit)
            let next = try await linked.commit(["a": "2"], on: "side")
            #expect(try await linked.tip(of: "HEAD") == next)
            #expect(try await linked.files(at: next, under: [""]).count == 1)
            let mirror = try Mirror(folder + "/mirror", of: RemoteAddress(folder + "/linked"))
            #expect(try await mirror.fetch(["main", "side"]) == ["main": commit, "side": next])
            let onward = try await mirror.repository.draft(on: commit, ["b": "2"])
            try await mirror.push(onward, to: "main", expecting: commit)
            #expect(try await main.tip(of: "main") == onward)
        }
    }

    @Test func whatIsNoRepositoryIsAnError() async throws {
        try await withTemporaryDirectory { folder in
            try await Tool.run("git", ["init", "--quiet", folder])
            try FileManager.default.createDirectory(atPath: folder + "/below", withIntermediateDirectories: false)
            for path in [folder + "/missing", folder + "/below"] {
                let error = await error { _ = try await Repository.open(path) }
                #expect(error?.code == .notARepository, "\(path): \(String(describing: error))")
            }
        }
    }

    @Test func refusesSHA256ByName() async throws {
        try await withTemporaryDirectory { folder in
            try await Tool.run("git", ["init", "--quiet", "--bare", "--object-format=sha256", folder])
            let error = await error { _ = try await Repository.open(folder) }
            #expect(error?.code == .unsupported)
            #expect(error?.message.contains("SHA-256") == true)
        }
    }

    @Test func makesABareRepositoryOnce() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder + "/a/b.git")
            #expect(try await Tool.git(repository.path, "symbolic-ref", "HEAD") == "refs/heads/main")
            let commit = try await repository.commit(["a": "1"])
            try await Tool.git(repository.path, "symbolic-ref", "HEAD", "refs/heads/trunk")
            _ = try await Repository.initBare(at: folder + "/a/b.git")
            #expect(try await repository.tip(of: "main") == commit)
            #expect(try await Tool.git(repository.path, "symbolic-ref", "HEAD") == "refs/heads/trunk")
        }
    }

    @Test func namesTipsInEveryWay() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            for ref in ["HEAD", "main", "refs/heads/main", "nothing", "0123456"] {
                #expect(try await repository.tip(of: ref) == nil)
            }
            let first = try await repository.commit(["a": "1"])
            let second = try await repository.commit(["a": "2"])
            try await Tool.git(folder, "tag", "-a", "-m", "One", "v1", first.hex)
            for ref in ["HEAD", "main", "refs/heads/main", second.hex, String(second.hex.prefix(10))] {
                #expect(try await repository.tip(of: ref) == second, "\(ref)")
            }
            for ref in ["main~1", "main^", "v1", "refs/tags/v1"] {
                #expect(try await repository.tip(of: ref) == first, "\(ref)")
            }
            for ref in ["other", "main~5", "refs/heads/other", String(repeating: "a", count: 40)] {
                #expect(try await repository.tip(of: ref) == nil, "\(ref)")
            }
        }
    }

    @Test func aBranchWhoseCommitIsGoneIsDamageAndNotAbsence() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let commit = try await repository.commit(["accounts/a": "1"])
            try FileManager.default.removeItem(
                atPath: "\(folder)/objects/\(commit.hex.prefix(2))/\(commit.hex.dropFirst(2))")
            #expect(await code { _ = try await repository.tip(of: "main") } == .corrupt)
            #expect(await code { _ = try await repository.tip(of: "refs/heads/main") } == .corrupt)
        }
    }

    @Test func movesAReferenceOnlyFromWhereItIsExpected() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            let first = try await repository.draft(on: nil, ["a": "1"])
            let second = try await repository.draft(on: first, ["a": "2"])
            #expect(
                await code { try await repository.updateRef("refs/heads/x", to: second, expecting: first) }
                    == .nonFastForward)
            try await repository.updateRef("refs/heads/x", to: first, expecting: nil)
            #expect(
                await code { try await repository.updateRef("refs/heads/x", to: second, expecting: nil) }
                    == .nonFastForward)
            try await Tool.git(folder, "pack-refs", "--all")
            try await repository.updateRef("refs/heads/x", to: second, expecting: first)
            #expect(try await repository.tip(of: "x") == second)
            #expect(
                await code { try await repository.updateRef("refs/heads/x/y", to: second, expecting: nil) }
                    == .invalidInput)
            #expect(
                await code { try await repository.updateRef("refs/heads/a..b", to: second, expecting: nil) }
                    == .invalidInput)
        }
    }

    @Test func ofManyWritersOneMovesTheReference() async throws {
        try await withTemporaryDirectory { folder in
            let repository = try await Repository.initBare(at: folder)
            var base: ObjectID?
            for round in 0..<10 {
                let expected = base
                var drafts: [ObjectID] = []
                for index in 0..<4 {
                    drafts.append(try await repository.draft(on: base, ["lease": "\(round) \(index)"]))
                }
                let winners: [ObjectID] = await withTaskGroup(of: ObjectID?.self) { group in
                    for draft in drafts {
                        group.addTask {
                            let code = await code {
                                try await repository.updateRef("refs/heads/main", to: draft, expecting: expected)
                            }
                            return code == nil ? draft : nil
                        }
                    }
                    return await group.reduce(into: []) { if let id = $1 { $0.append(id) } }
                }
                #expect(winners.count == 1)
                base = winners.first
            }
        }
    }
}
