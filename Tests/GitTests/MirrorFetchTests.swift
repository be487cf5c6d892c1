import Foundation
import Git
import TestSupport
import Testing

@Suite struct MirrorFetchTests {
    @Test(arguments: Transport.allCases)
    func bringsBranchesAndWhatIsNew(by transport: Transport) async throws {
        try await withRemote(transport) { remote in
            let first = try await remote.repository.commit(["accounts/a.yaml": "name: A\n"])
            let mirror = try remote.mirror()
            #expect(try await mirror.fetch(["main", "reeve/status"]) == ["main": first])

            let second = try await remote.repository.commit(["accounts/b.yaml": "name: B\n"])
            let status = try await remote.repository.commit(["README.md": "# Status\n"], on: "reeve/status")
            #expect(try await mirror.fetch(["main", "reeve/status"]) == ["main": second, "reeve/status": status])
            #expect(try await mirror.fetch(["main", "reeve/status"]) == ["main": second, "reeve/status": status])
            let files = try await mirror.repository.files(at: second, under: ["accounts"])
            #expect(files.map(\.path) == ["accounts/a.yaml", "accounts/b.yaml"])
        }
    }

    @Test(arguments: Transport.allCases)
    func anEmptyRemoteHasNoBranches(by transport: Transport) async throws {
        try await withRemote(transport) { remote in
            let mirror = try remote.mirror()
            #expect(try await mirror.fetch(["main"]) == [:])
        }
    }

    @Test(arguments: [Transport.path, .http])
    func aDeletedBranchIsAbsentAndItsTrackingReferenceGone(by transport: Transport) async throws {
        try await withRemote(transport) { remote in
            let main = try await remote.repository.commit(["a": "1"])
            try await remote.repository.commit(["a": "2"], on: "other")
            let mirror = try remote.mirror()
            #expect(try await mirror.fetch(["main", "other"]).count == 2)

            try await Tool.git(remote.repository.path, "branch", "-D", "other")
            #expect(try await mirror.fetch(["main", "other"]) == ["main": main])
            #expect(try await mirror.repository.tip(of: "refs/remotes/origin/other") == nil)

            try await Tool.git(remote.repository.path, "update-ref", "-d", "refs/heads/main")
            #expect(try await mirror.fetch(["main"]) == [:])
            #expect(try await mirror.repository.tip(of: "refs/remotes/origin/main") == nil)
        }
    }

    @Test(arguments: [Transport.path, .http])
    func aRewrittenBranchIsFollowedAndTellsSo(by transport: Transport) async throws {
        try await withRemote(transport) { remote in
            let first = try await remote.repository.commit(["a": "1"])
            let old = try await remote.repository.commit(["a": "2"])
            let mirror = try remote.mirror()
            _ = try await mirror.fetch(["main"])

            let new = try await remote.repository.draft(on: first, ["a": "3"])
            try await remote.repository.updateRef("refs/heads/main", to: new, expecting: old)
            #expect(try await mirror.fetch(["main"]) == ["main": new])
            #expect(try await mirror.repository.isAncestor(old, of: new) == false)
            #expect(try await mirror.repository.isAncestor(first, of: new))
        }
    }

    @Test func aRemoteThatCannotBeReadIsNeverEmpty() async throws {
        try await withRemote(.http) { remote in
            let cases: [(String, GitError.Code)] = [
                (remote.folder + "/nowhere.git", .notARepository),
                ("http://127.0.0.1:\(try Sockets.freePort())/git/remote.git", .remoteUnreachable),
                (remote.address.description + "/nowhere", .remoteUnreachable),
                (remote.address.description.replacing("/git/", with: "/else/"), .remoteUnreachable),
            ]
            for (address, expected) in cases {
                let mirror = try Mirror(remote.folder + "/mirror", of: RemoteAddress(address))
                let error = await error { _ = try await mirror.fetch(["main"]) }
                #expect(error?.code == expected, "\(address): \(String(describing: error))")
            }
        }
    }

    @Test(arguments: [Transport.path, .http])
    func namesASHA256RemoteAsUnsupported(by transport: Transport) async throws {
        try await withRemote(transport) { remote in
            try FileManager.default.removeItem(atPath: remote.repository.path)
            try await Tool.run(
                "git", ["init", "--bare", "--quiet", "--object-format=sha256", remote.repository.path])
            let tree = try await Tool.git(remote.repository.path, "mktree")
            let commit = try await Tool.git(remote.repository.path, "commit-tree", tree, "-m", "First")
            try await Tool.git(remote.repository.path, "update-ref", "refs/heads/main", commit)
            let mirror = try remote.mirror()
            let error = await error { _ = try await mirror.fetch(["main"]) }
            #expect(error?.code == .unsupported, "\(String(describing: error))")
        }
    }

    @Test func aShallowRemoteIsRefused() async throws {
        try await withRemote(.path) { remote in
            try await remote.repository.commit(["a": "1"])
            try await remote.repository.commit(["a": "2"])
            let shallow = remote.folder + "/shallow"
            try await Tool.run(
                "git", ["clone", "--quiet", "--bare", "--depth=1", "file://" + remote.repository.path, shallow])
            let mirror = try Mirror(remote.folder + "/mirror", of: RemoteAddress(shallow))
            #expect(await code { _ = try await mirror.fetch(["main"]) } == .unsupported)
        }
    }

    @Test func aWorkerKilledBeforeLeavesNothingInTheWay() async throws {
        try await withRemote(.path) { remote in
            try await remote.repository.commit(["a": "1"])
            let mirror = try remote.mirror()
            _ = try await mirror.fetch(["main"])
            let second = try await remote.repository.commit(["a": "2"])
            let lock = mirror.repository.path + "/refs/remotes/origin/main.lock"
            #expect(FileManager.default.createFile(atPath: lock, contents: nil))
            let pack = mirror.repository.path + "/objects/pack/pack_git2_a1b2c3"
            #expect(FileManager.default.createFile(atPath: pack, contents: nil))
            try FileManager.default.createDirectory(
                atPath: mirror.repository.path + ".new", withIntermediateDirectories: true)
            #expect(try await mirror.fetch(["main"]) == ["main": second])
            #expect(!FileManager.default.fileExists(atPath: pack))
        }
    }
}
