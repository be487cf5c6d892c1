import Foundation
import Git
import TestSupport
import Testing

@Suite struct MirrorPushTests {
    @Test(arguments: Transport.allCases)
    func createsAndMovesForward(by transport: Transport) async throws {
        try await withRemote(transport) { remote in
            let mirror = try remote.mirror()
            #expect(try await mirror.fetch(["main"]) == [:])
            let first = try await mirror.repository.draft(on: nil, ["README.md": "1"])
            try await mirror.push(first, to: "reeve/status", expecting: nil)
            #expect(try await remote.repository.tip(of: "reeve/status") == first)

            let second = try await mirror.repository.draft(on: first, ["README.md": "2", "accounts/a.yaml": "a"])
            try await mirror.push(second, to: "reeve/status", expecting: first)
            #expect(try await remote.repository.tip(of: "reeve/status") == second)
            #expect(try await mirror.repository.tip(of: "refs/remotes/origin/reeve/status") == second)
            try await Tool.git(remote.repository.path, "fsck", "--strict", "--no-dangling")
        }
    }

    @Test(arguments: [Transport.path, .http])
    func sendsManyObjects(by transport: Transport) async throws {
        try await withRemote(transport) { remote in
            let mirror = try remote.mirror()
            _ = try await mirror.fetch(["main"])
            let files = Dictionary(
                uniqueKeysWithValues: (0..<300).map { ("accounts/\($0 % 7)/\($0).yaml", "name: \($0)\n") })
            let commit = try await mirror.repository.draft(on: nil, files)
            try await mirror.push(commit, to: "main", expecting: nil)
            #expect(try await remote.repository.files(at: commit, under: [""]).count == 300)
            try await Tool.git(remote.repository.path, "fsck", "--strict")
        }
    }

    @Test(arguments: [Transport.path, .http])
    func refusesWhatIsNotWhereExpected(by transport: Transport) async throws {
        try await withRemote(transport) { remote in
            let first = try await remote.repository.commit(["a": "1"])
            let mirror = try remote.mirror()
            _ = try await mirror.fetch(["main"])
            let mine = try await mirror.repository.draft(on: first, ["a": "mine"])
            let aside = try await mirror.repository.draft(on: nil, ["a": "aside"])
            #expect(await code { try await mirror.push(mine, to: "main", expecting: nil) } == .nonFastForward)
            #expect(await code { try await mirror.push(aside, to: "main", expecting: first) } == .nonFastForward)
            #expect(await code { try await mirror.push(mine, to: "new", expecting: first) } == .nonFastForward)

            let theirs = try await remote.repository.commit(["a": "theirs"])
            #expect(await code { try await mirror.push(mine, to: "main", expecting: first) } == .nonFastForward)
            #expect(try await remote.repository.tip(of: "main") == theirs)
            #expect(try await remote.repository.tip(of: "new") == nil)
        }
    }

    @Test(arguments: [Transport.path, .http], [true, false])
    func ofSeveralWritersOneWins(by transport: Transport, branchIsThere: Bool) async throws {
        try await withRemote(transport) { remote in
            let base = branchIsThere ? try await remote.repository.commit(["lease.json": "none"]) : nil
            var mirrors: [(Mirror, ObjectID)] = []
            for index in 0..<4 {
                let mirror = try remote.mirror("mirror\(index)")
                _ = try await mirror.fetch(["main"])
                mirrors.append((mirror, try await mirror.repository.draft(on: base, ["lease.json": "\(index)"])))
            }
            let outcomes = try await withThrowingTaskGroup(of: (ObjectID, GitError?).self) { group in
                for (mirror, commit) in mirrors {
                    group.addTask {
                        (commit, await error { try await mirror.push(commit, to: "main", expecting: base) })
                    }
                }
                return try await group.reduce(into: []) { $0.append($1) }
            }
            let winners = outcomes.filter { $0.1 == nil }.map(\.0)
            #expect(winners.count == 1)
            #expect(try await remote.repository.tip(of: "main") == winners.first)
            for case (_, let error?) in outcomes { #expect(error.code == .nonFastForward, "\(error)") }
        }
    }

    @Test(arguments: ["update", "pre-receive"])
    func aHookRefusesWithItsWords(_ hook: String) async throws {
        try await withRemote(.http) { remote in
            let first = try await remote.repository.commit(["a": "1"])
            let path = remote.repository.path + "/hooks/" + hook
            try FileManager.default.createDirectory(
                atPath: remote.repository.path + "/hooks", withIntermediateDirectories: true)
            try "#!/bin/sh\necho 'only on weekdays' >&2\nexit 1\n".write(
                toFile: path, atomically: true, encoding: .utf8)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
            let mirror = try remote.mirror()
            _ = try await mirror.fetch(["main"])
            let commit = try await mirror.repository.draft(on: first, ["a": "2"])
            let error = await error { try await mirror.push(commit, to: "main", expecting: first) }
            #expect(error?.code == .pushRefused)
            #expect(error?.message.contains("only on weekdays") == true, "\(String(describing: error))")
            #expect(try await remote.repository.tip(of: "main") == first)
        }
    }

    @Test func refusesABranchThatIsCheckedOut() async throws {
        try await withTemporaryDirectory { folder in
            try await Tool.run("git", ["init", "--quiet", "--initial-branch=main", folder + "/tree"])
            let mirror = try Mirror(folder + "/mirror", of: RemoteAddress(folder + "/tree"))
            _ = try await mirror.fetch(["main"])
            let commit = try await mirror.repository.draft(on: nil, ["a": "1"])
            #expect(await code { try await mirror.push(commit, to: "main", expecting: nil) } == .pushRefused)
            try await mirror.push(commit, to: "reeve/status", expecting: nil)
        }
    }

    @Test func waitsForTheLockOfAnotherAndThenSaysWho() async throws {
        try await withRemote(.path) { remote in
            let first = try await remote.repository.commit(["a": "1"])
            let mirror = try remote.mirror()
            _ = try await mirror.fetch(["main"])
            let commit = try await mirror.repository.draft(on: first, ["a": "2"])
            let lock = remote.repository.path + "/refs/heads/main.lock"
            #expect(FileManager.default.createFile(atPath: lock, contents: nil))
            let error = await error { try await mirror.push(commit, to: "main", expecting: first) }
            #expect(error?.code == .locked)
            #expect(error?.message.contains("main.lock") == true, "\(String(describing: error))")
        }
    }
}
