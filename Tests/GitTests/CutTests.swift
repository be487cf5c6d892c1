import Foundation
import Git
import TestSupport
import Testing

/// The network goes in the middle of a fetch or a push, at ten points of each.
@Suite struct CutTests {
    private static let points = 10

    /// Letters that do not compress well.
    private static func noise(_ count: Int, _ generator: inout SeededGenerator) -> String {
        String(decoding: (0..<count).map { _ in UInt8.random(in: 97...122, using: &generator) }, as: UTF8.self)
    }

    /// A remote behind a wire that can be cut.
    private func withWire(
        _ transport: Transport, _ body: @Sendable (Remote, Relay, RemoteAddress) async throws -> Void
    ) async throws {
        try await withRemote(transport) { remote in
            let parts = try #require(URLComponents(string: remote.address.description))
            let relay = try Relay(to: try #require(parts.port))
            defer { relay.stop() }
            var other = parts
            other.port = relay.port
            var remote = remote
            if transport == .ssh { try remote.know(port: relay.port) }
            try await body(remote, relay, RemoteAddress(other.string ?? ""))
            #expect(try await processesGone(homeBelow: remote.folder) == [])
        }
    }

    @Test(arguments: [Transport.http, .ssh])
    func `a fetch that is cut brings nothing, and the next one all`(by transport: Transport) async throws {
        try await withWire(transport) { remote, relay, address in
            var generator = SeededGenerator(seed: 1)
            let noise = Self.noise(400_000, &generator)
            let tip = try await remote.repository.commit(["accounts/a.yaml": "name: A\n", "noise": noise])
            relay.cut(after: nil)
            let whole = try Mirror(remote.folder + "/whole", of: address, by: remote.access)
            #expect(try await whole.fetch(["main"]) == ["main": tip])
            let total = relay.carried(.fromServer)
            for point in 1...Self.points {
                let mirror = try Mirror(remote.folder + "/cut\(point)", of: address, by: remote.access)
                relay.cut(after: total * point / (Self.points + 1))
                let error = await error { _ = try await mirror.fetch(["main"]) }
                #expect(relay.isCut)
                #expect(error?.code == .remoteUnreachable, "point \(point): \(String(describing: error))")
                relay.cut(after: nil)
                #expect(try await mirror.fetch(["main"]) == ["main": tip])
                #expect(try await mirror.repository.files(at: tip, under: [""]).count == 2)
            }
        }
    }

    @Test(arguments: [Transport.http, .ssh], [Relay.Direction.toServer, .fromServer])
    func `a push that is cut is done or not, and looking tells`(
        by transport: Transport, _ direction: Relay.Direction
    ) async throws {
        try await withWire(transport) { remote, relay, address in
            var tip = try await remote.repository.commit(["a": "0"])
            let mirror = try Mirror(remote.folder + "/mirror", of: address, by: remote.access)
            _ = try await mirror.fetch(["main"])
            var generator = SeededGenerator(seed: 2)
            func next(_ number: Int) async throws -> ObjectID {
                let noise = Self.noise(40_000, &generator)
                return try await mirror.repository.draft(on: tip, ["a": "\(number)", "noise": noise])
            }
            relay.cut(after: nil)
            let first = try await next(1)
            try await mirror.push(first, to: "main", expecting: tip)
            tip = first
            let total = relay.carried(direction)
            for point in 1...Self.points {
                let commit = try await next(point + 1)
                relay.cut(after: total * point / (Self.points + 1), direction)
                let error = await error { try await mirror.push(commit, to: "main", expecting: tip) }
                #expect(relay.isCut)
                #expect(error != nil)
                #expect(error?.code != .pushRefused, "it would say that nothing has happened")
                relay.cut(after: nil)
                // The server may still be at work on what it got.
                let now = try await settled(mirror, [tip, commit])
                if now == tip { try await mirror.push(commit, to: "main", expecting: tip) }
                tip = commit
                #expect(try await remote.repository.tip(of: "main") == commit)
            }
        }
    }

    /// Where the branch is once two looks agree.
    private func settled(_ mirror: Mirror, _ possible: [ObjectID]) async throws -> ObjectID? {
        var last: ObjectID?
        for _ in 1...50 {
            let now = try await mirror.fetch(["main"])["main"]
            #expect(now.map(possible.contains) == true)
            if now == possible.last || now == last { return now }
            last = now
        }
        return last
    }
}

extension Remote {
    /// Knows the server under another port, too.
    fileprivate mutating func know(port: Int) throws {
        let file = folder + "/sshd/known_hosts"
        let line = try String(contentsOfFile: file, encoding: .utf8)
        let key = line.split(separator: " ", maxSplits: 1).last ?? ""
        let all = folder + "/sshd/relayed_hosts"
        try "[127.0.0.1]:\(port) \(key)".write(toFile: all, atomically: true, encoding: .utf8)
        access.ssh.knownHostsFile = all
    }
}
