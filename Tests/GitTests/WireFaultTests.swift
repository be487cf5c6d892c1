import Git
import TestSupport
import Testing

/// Servers that go silent, close, or send garbage in the middle of a pack, or of the answer to a push: each costs the
/// stall limit at most, is told as such, and the mirror is none the worse for it.
@Suite(.timeLimit(.minutes(5))) struct WireFaultTests {
    private static let faults: [Relay.Fault] = [.stall, .close, .garbage]

    /// To get in takes SSH longer: there one point has to do.
    private static func points(_ transport: Transport) -> Int { transport == .ssh ? 1 : 3 }

    /// The deadline is far away: it must not be what ends the work.
    private static func limits(_ transport: Transport) -> GitLimits {
        var limits = GitLimits.testing
        limits.stall.time = transport == .ssh ? .seconds(4) : .seconds(2)
        return limits
    }

    @Test(arguments: [Transport.http, .ssh], faults)
    func `a fetch fails in the middle of the pack, and the next one brings all`(
        by transport: Transport, _ fault: Relay.Fault
    ) async throws {
        try await withWire(transport) { remote, relay, address in
            var generator = SeededGenerator(seed: 4)
            let first = try await remote.repository.commit(["accounts/a.yaml": "name: A\n"])
            relay.cut(after: nil)
            var mirrors: [Mirror] = []
            for point in 0...Self.points(transport) {
                let mirror = try Mirror(
                    "\(remote.folder)/mirror\(point)", of: address, by: remote.access,
                    limits: Self.limits(transport))
                #expect(try await mirror.fetch(["main"]) == ["main": first])
                mirrors.append(mirror)
            }
            let noise = Wire.noise(400_000, &generator)
            let second = try await remote.repository.commit(["noise": noise])
            relay.cut(after: nil)
            #expect(try await mirrors[0].fetch(["main"]) == ["main": second])
            let total = relay.carried(.fromServer)
            for point in 1...Self.points(transport) {
                let mirror = mirrors[point]
                relay.fail(fault, after: total * point / (Self.points(transport) + 1))
                let error = await error { _ = try await mirror.fetch(["main"]) }
                #expect(relay.isCut)
                let expected: [GitError.Code] = fault == .stall ? [.timedOut] : [.remoteUnreachable, .corrupt]
                #expect(
                    error.map { expected.contains($0.code) } == true, "point \(point): \(String(describing: error))")
                if fault == .stall { #expect(error?.message.contains("stalled") == true) }
                #expect(try await mirror.repository.files(at: first, under: [""]).count == 1)
                relay.cut(after: nil)
                #expect(try await mirror.fetch(["main"]) == ["main": second])
                #expect(try await mirror.repository.files(at: second, under: [""]).count == 2)
            }
        }
    }

    @Test(arguments: [Transport.http, .ssh], faults)
    func `a push whose answer fails is done or not, and the next look tells`(
        by transport: Transport, _ fault: Relay.Fault
    ) async throws {
        try await withWire(transport) { remote, relay, address in
            var tip = try await remote.repository.commit(["a": "0"])
            relay.cut(after: nil)
            let mirror = try Mirror(
                remote.folder + "/mirror", of: address, by: remote.access, limits: Self.limits(transport))
            _ = try await mirror.fetch(["main"])
            func next(_ number: Int) async throws -> ObjectID {
                try await mirror.repository.draft(on: tip, ["a": "\(number)"])
            }
            relay.cut(after: nil)
            let first = try await next(1)
            try await mirror.push(first, to: "main", expecting: tip)
            tip = first
            let total = relay.carried(.fromServer)
            for point in 1...Self.points(transport) {
                let commit = try await next(point + 1)
                relay.fail(fault, after: total * point / (Self.points(transport) + 1))
                let error = await error { try await mirror.push(commit, to: "main", expecting: tip) }
                #expect(relay.isCut)
                #expect(error != nil)
                #expect(error?.code != .pushRefused, "it would say that nothing has happened")
                if fault == .stall { #expect(error?.code == .timedOut, "\(String(describing: error))") }
                relay.cut(after: nil)
                let now = try await mirror.settled(among: [tip, commit])
                if now == tip { try await mirror.push(commit, to: "main", expecting: tip) }
                tip = commit
                #expect(try await remote.repository.tip(of: "main") == commit)
            }
        }
    }
}
