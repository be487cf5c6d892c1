import Git
import TestSupport
import Testing

/// The network goes in the middle of a fetch or a push, at ten points of each.
@Suite struct CutTests {
    private static let points = 10

    @Test(arguments: [Transport.http, .ssh])
    func `a fetch that is cut brings nothing, and the next one all`(by transport: Transport) async throws {
        try await withWire(transport) { remote, relay, address in
            var generator = SeededGenerator(seed: 1)
            let noise = Wire.noise(400_000, &generator)
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
                let noise = Wire.noise(40_000, &generator)
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
                let now = try await mirror.settled(among: [tip, commit])
                if now == tip { try await mirror.push(commit, to: "main", expecting: tip) }
                tip = commit
                #expect(try await remote.repository.tip(of: "main") == commit)
            }
        }
    }
}
