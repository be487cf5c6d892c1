import Declarations
import Planning
import Reconciler
import Synchronization
import Testing

/// The Git server is gone: what differs is still told, by what was last seen, and nothing is written.
@Suite struct LostRemoteTests {
    @Test func `differences are planned, and nothing is written anywhere`() async throws {
        let world = World(DoubtTests.oneAccount)
        let plans = Mutex(0)
        world.change { $0.unreachable = Diagnostic(.gitTimeout, "gone") }
        let result = await world.pass(report: { if case .planned = $0 { plans.withLock { $0 += 1 } } }).run()
        #expect(result.doubts.map(\.code) == [.gitTimeout])
        #expect(result.hasLostRepository)
        #expect(result.plan?.actions.count == 1)
        #expect(plans.withLock(\.self) == 1)
        #expect(world.now.performed.isEmpty)
        #expect(world.now.commits.isEmpty)
        #expect(result.exitCode == 1)

        world.change { $0.unreachable = nil }
        let back = await world.pass().run()
        #expect(back.doubts.isEmpty)
        #expect(!back.hasLostRepository)
        #expect(world.now.performed.count == 1)
    }
}
