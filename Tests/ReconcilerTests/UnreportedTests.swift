import Planning
import Reconciler
import Testing

/// What was done and could not be reported counts all the same, and is told later.
@Suite struct UnreportedTests {
    private static let away: @Sendable (inout World.State) -> Void = {
        // As a server that goes away: the commit fails whoever holds the lease.
        $0.status.revision = "elsewhere"
        $0.status.files["lease.json"] = Array(#"{"holder":"them","renewal":1}"#.utf8)
    }

    private func world(_ names: [String], policy: String = "") -> World {
        World { state in
            state.files["reeve.yaml"] = World.policy + policy
            for name in names { state.files["accounts/Prod/\(name.lowercased()).yaml"] = World.account(name) }
            state.observed = World.organization(
                names.enumerated().map { number, name in
                    World.owned(
                        name.lowercased(), id: String(repeating: "\(number + 1)", count: 12), parent: "ou-exam-lab")
                })
        }
    }

    private func audit(_ world: World) -> [String] {
        let file = world.now.status.files.first { $0.key.hasPrefix("audit/") }?.value ?? []
        return String(decoding: file, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    @Test func `it stands in the audit once a report goes through, and once`() async {
        let world = world(["Search"])
        let pass = world.pass()
        world.change { $0.rivals = [{ _ in }, Self.away] }
        let failed = await pass.run()
        #expect(failed.doubts.map(\.code) == [.leaseHeld])
        #expect(world.now.performed.count == 1)
        #expect(audit(world).isEmpty)

        world.change {
            $0.status.files["lease.json"] = nil
            $0.observed.accounts = [World.owned("search", id: "111111111111")]
        }
        _ = await pass.run()
        #expect(audit(world).count == 1)
        let line = audit(world).first ?? ""
        let isTold = line.contains(#""kind":"move""#) && line.contains(#""outcome":"applied""#)
        #expect(isTold)
        _ = await pass.run()
        #expect(audit(world).count == 1)
    }

    @Test func `it counts against the budget`() async {
        let world = world(["Search", "Mail"], policy: "budgets: {move: {count: 1, percent: 1}}\n")
        world.change { $0.files["accounts/Lab/mail.yaml"] = World.account("Mail") }
        world.change { $0.files["accounts/Prod/mail.yaml"] = nil }
        let pass = world.pass()
        world.change { $0.rivals = [{ _ in }, Self.away] }
        _ = await pass.run()
        #expect(world.now.performed.map { "\($0.action.key)" } == ["search"])

        world.change {
            $0.status.files["lease.json"] = nil
            $0.observed.accounts = [
                World.owned("search", id: "111111111111"), World.owned("mail", id: "222222222222"),
            ]
        }
        let held = await pass.run()
        #expect(world.now.performed.count == 1)
        #expect(held.gate?.held.count == 1)
    }
}
