import Foundation
import Git
import TestSupport
import Testing

/// A mirror that is damaged is made anew: nothing in it is anywhere else's only copy.
@Suite struct MirrorDamageTests {
    private static let kinds = ["HEAD", "config", "reference", "pack", "truncated pack", "index", "objects", "emptied"]

    /// Damages a mirror in one way.
    private func damage(_ mirror: String, _ kind: String) throws {
        let files = FileManager.default
        let packs = mirror + "/objects/pack"
        func each(_ suffix: String, _ body: (String) throws -> Void) throws {
            let found = try files.contentsOfDirectory(atPath: packs).filter { $0.hasSuffix(suffix) }
            try #require(!found.isEmpty)
            for name in found {
                try files.setAttributes([.posixPermissions: 0o600], ofItemAtPath: "\(packs)/\(name)")
                try body("\(packs)/\(name)")
            }
        }
        switch kind {
        case "HEAD": try files.removeItem(atPath: mirror + "/HEAD")
        case "config": try "[core\n".write(toFile: mirror + "/config", atomically: true, encoding: .utf8)
        case "reference":
            try "nonsense".write(toFile: mirror + "/refs/remotes/origin/main", atomically: true, encoding: .utf8)
        case "pack": try each(".pack") { try files.removeItem(atPath: $0) }
        case "truncated pack":
            try each(".pack") { path in
                let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
                try bytes.prefix(bytes.count / 2).write(to: URL(fileURLWithPath: path))
            }
        case "index":
            try each(".idx") { path in
                let bytes = try Data(contentsOf: URL(fileURLWithPath: path))
                try Data(repeating: 0x5a, count: bytes.count).write(to: URL(fileURLWithPath: path))
            }
        case "objects": try files.removeItem(atPath: mirror + "/objects")
        default:
            for name in try files.contentsOfDirectory(atPath: mirror) where name != "objects" {
                try files.removeItem(atPath: "\(mirror)/\(name)")
            }
        }
    }

    @Test(arguments: kinds) func `is repaired`(after kind: String) async throws {
        try await withRemote(.path) { remote in
            var files: [String: String] = [:]
            var generator = SeededGenerator(seed: 3)
            for number in 1...150 {
                files["accounts/a\(number).yaml"] = "name: \(UInt64.random(in: 0 ... .max, using: &generator))\n"
            }
            let tip = try await remote.repository.commit(files)
            let mirror = try remote.mirror()
            _ = try await mirror.fetch(["main"])
            try damage(remote.folder + "/mirror", kind)
            // The damage may be seen by a fetch, or when something is read.
            _ = try? await mirror.fetch(["main"])
            _ = try? await mirror.repository.files(at: tip, under: [""])
            #expect(try await mirror.fetch(["main"]) == ["main": tip])
            #expect(try await mirror.repository.files(at: tip, under: [""]).count == 150)
        }
    }

    @Test func `a folder that is no mirror is left alone`() async throws {
        try await withRemote(.path) { remote in
            let other = remote.folder + "/mirror"
            try FileManager.default.createDirectory(atPath: other, withIntermediateDirectories: true)
            try "mine".write(toFile: other + "/letters", atomically: true, encoding: .utf8)
            #expect(await code { _ = try await remote.mirror().fetch(["main"]) } == .notARepository)
            #expect(try String(contentsOfFile: other + "/letters", encoding: .utf8) == "mine")
        }
    }

    /// What a remote that breaks off sends looks like damage here: until there is another, the mirror that is here counts.
    @Test(arguments: [Transport.path, .http]) func `what is here stays until another one is whole`(
        transport: Transport
    ) async throws {
        try await withRemote(transport) { remote in
            let tip = try await remote.repository.commit(["a": "1"])
            let mirror = try remote.mirror()
            #expect(try await mirror.fetch(["main"]) == ["main": tip])
            let next = try await remote.repository.commit(["a": "2"])
            let tree = try await Tool.git(remote.repository.path, "rev-parse", "\(next.hex)^{tree}")
            let file = "\(remote.repository.path)/objects/\(tree.prefix(2))/\(tree.dropFirst(2))"
            try FileManager.default.moveItem(atPath: file, toPath: remote.folder + "/away")
            for _ in 1...2 {
                #expect(await code { _ = try await mirror.fetch(["main"]) } != nil)
                #expect(try await mirror.repository.files(at: tip, under: [""]).count == 1)
            }
            try FileManager.default.moveItem(atPath: remote.folder + "/away", toPath: file)
            #expect(try await mirror.fetch(["main"]) == ["main": next])
            #expect(try await mirror.repository.files(at: next, under: [""]).count == 1)
        }
    }

    /// Damaged here, and nobody to fetch from: that is tried again each time.
    @Test func `one that is damaged is made anew once the remote is back`() async throws {
        try await withRemote(.path) { remote in
            let tip = try await remote.repository.commit(["a": "1"])
            let mirror = try remote.mirror()
            _ = try await mirror.fetch(["main"])
            // What it names is not there; what was fetched before is.
            let gone = String(repeating: "1", count: 40) + "\n"
            try gone.write(
                toFile: remote.folder + "/mirror/refs/remotes/origin/gone", atomically: true, encoding: .utf8)
            try FileManager.default.moveItem(atPath: remote.repository.path, toPath: remote.folder + "/away")
            for _ in 1...3 {
                #expect(await code { _ = try await mirror.fetch(["main"]) } != nil)
                // What is whole of it is not thrown away before there is another.
                #expect(try await mirror.repository.files(at: tip, under: [""]).count == 1)
            }
            try FileManager.default.moveItem(atPath: remote.folder + "/away", toPath: remote.repository.path)
            #expect(try await mirror.fetch(["main"]) == ["main": tip])
        }
    }

    /// The remote's own damage looks the same from here, and is not answered by fetching all of it each time.
    @Test func `a damaged remote is an error, and is not fetched anew each time`() async throws {
        try await withRemote(.http) { remote in
            let tip = try await remote.repository.commit(["a": "1"])
            let tree = try await Tool.git(remote.repository.path, "rev-parse", "\(tip.hex)^{tree}")
            let file = "\(remote.repository.path)/objects/\(tree.prefix(2))/\(tree.dropFirst(2))"
            try FileManager.default.removeItem(atPath: file)
            let mirror = try remote.mirror()
            var requests: [Int] = []
            for _ in 1...3 {
                let before = try #require(remote.server).requests().count
                #expect(await code { _ = try await mirror.fetch(["main"]) } != nil)
                requests.append(try #require(remote.server).requests().count - before)
            }
            #expect(requests[2] <= requests[0])
        }
    }

    @Test(arguments: [true, false]) func `one in many pieces is tidied`(byItself: Bool) async throws {
        try await withRemote(.path) { remote in
            let mirror = try remote.mirror(tidiesItself: byItself)
            var tip = try await remote.repository.commit(["a": "0"])
            _ = try await mirror.fetch(["main"])
            // A pack of its own each, as fetches over the years leave them.
            let packs = remote.folder + "/mirror/objects/pack"
            let git = remote.folder + "/mirror"
            for number in 1...51 {
                tip = try await remote.repository.commit(["a": "\(number)"])
                let objects = try await Tool.git(remote.repository.path, "rev-list", "--objects", "-1", tip.hex)
                let ids = objects.split(separator: "\n").map { $0.prefix(40) + "\n" }.joined()
                try await Tool.git(
                    remote.repository.path, "pack-objects", "-q", packs + "/pack", input: Array(ids.utf8))
            }
            try await Tool.git(git, "update-ref", "refs/remotes/origin/main", tip.hex)
            #expect(try FileManager.default.contentsOfDirectory(atPath: packs).count { $0.hasSuffix(".pack") } > 50)
            #expect(try await mirror.fetch(["main"]) == ["main": tip])
            if !byItself {
                #expect(mirror.needsTidying)
                #expect(try FileManager.default.contentsOfDirectory(atPath: packs).count { $0.hasSuffix(".pack") } > 50)
                await mirror.tidy()
            }
            #expect(!mirror.needsTidying)
            #expect(try FileManager.default.contentsOfDirectory(atPath: packs).count { $0.hasSuffix(".pack") } == 1)
            #expect(try await mirror.repository.history(from: tip, limit: 100).count == 52)
            #expect(try await mirror.fetch(["main"]) == ["main": tip])
            try await Tool.git(git, "fsck", "--strict")
        }
    }
}
