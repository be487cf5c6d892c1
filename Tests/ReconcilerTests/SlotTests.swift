// swift-format-ignore-file: NeverForceUnwrap
// Test data is written out here: what is not valid should stop the test.

import Planning
import Reconciler
import Testing

/// A slot that is free again is not left empty.
@Suite struct SlotTests {
    private func world(_ result: Outcome.Result) -> World {
        World {
            $0.files["reeve.yaml"] = World.policy + "concurrency: 1\n"
            for name in ["Blog", "Search"] {
                $0.files["accounts/Prod/\(name.lowercased()).yaml"] = World.account(name)
                $0.results[AccountKey(name.lowercased())!] = result
            }
        }
    }

    @Test func `an account that is made at once makes way for the next`() async {
        let result = await world(.applied).pass().run()
        #expect(result.gate?.held.map(\.reason) == [.noFreeSlot(concurrency: 1)])
        #expect(result.hasMadeWay)
    }

    @Test func `one that is under way does not`() async throws {
        let world = self.world(.started(request: "car-1"))
        world.change {
            $0.observed.creates = [ObservedCreate(request: "car-1", name: "Blog", progress: .inProgress)]
        }
        let pass = world.pass()
        let result = await pass.run()
        #expect(!result.hasMadeWay)
        #expect(try await !pass.hasCreateEnded())
    }

    /// Who waits for a slot then waits for what is tried again, which backs off.
    @Test func `where none is under way, AWS is not waited for`() async throws {
        let pass = world(.retry("no answer")).pass()
        let result = await pass.run()
        #expect(result.gate?.held.map(\.reason) == [.noFreeSlot(concurrency: 1)])
        #expect(!result.isWaitingForAWS && !result.hasMadeWay && result.hasRetries)
        #expect(try await pass.hasCreateEnded())
    }

    @Test func `a slot that somebody else's create has is waited for`() async {
        let world = world(.applied)
        world.change {
            $0.observed.creates = [ObservedCreate(request: "car-9", name: "Theirs", progress: .inProgress)]
        }
        let result = await world.pass().run()
        #expect(result.gate?.held.count == 2)
        #expect(result.isWaitingForAWS && !result.hasMadeWay)
    }
}
