import Planning
import Reconciler
import Synchronization
import Testing

/// Since when an account is in its phase, and at which commit its record last changed.
@Suite struct ConditionTests {
    /// The calendar's time, which is told.
    private final class Calendar: Sendable {
        private let seconds = Mutex(1_800_000_000)
        var now: Int {
            get { seconds.withLock(\.self) }
            set { seconds.withLock { $0 = newValue } }
        }
    }

    private func record(of world: World) throws -> String {
        String(decoding: try #require(world.now.status.files["accounts/search.yaml"]), as: UTF8.self)
    }

    @Test func `a phase keeps its time, and a record that did not change its commit`() async throws {
        let calendar = Calendar()
        let world = World { $0.files["accounts/Prod/search.yaml"] = World.account("Search") }
        world.change {
            $0.results[AccountKey("search") ?? $0.performed[0].action.key] = .started(request: "car-1")
        }
        let pass = world.pass(
            clock: PassClock(seconds: { calendar.now }, now: { .now }, sleep: { _ in }))
        _ = await pass.run()
        let created = try record(of: world)
        #expect(created.contains("reason: \"Creating\"\n"))
        #expect(created.contains("type: \"Reconciling\"\n"))
        #expect(created.contains("since: \"2027-01-15T08:00:00Z\"\n"))
        #expect(created.contains("source: \"\(World.commit(1))\"\n"))

        calendar.now += 60
        world.change {
            $0.commit = World.commit(2)
            $0.observed.creates = [ObservedCreate(request: "car-1", name: "Search", progress: .inProgress)]
        }
        _ = await pass.run()
        let waiting = try record(of: world)
        #expect(waiting.contains("since: \"2027-01-15T08:00:00Z\"\n"))

        calendar.now += 60
        world.change {
            $0.commit = World.commit(3)
            $0.observed = World.organization([World.owned("search", id: "111111111111")])
        }
        _ = await pass.run()
        let ready = try record(of: world)
        #expect(ready.contains("status: \"True\"\n    reason: \"Ready\"\n    since: \"2027-01-15T08:02:00Z\"\n"))
        #expect(ready.contains("source: \"\(World.commit(3))\"\n"))
        #expect(!ready.contains("Reconciling"))

        calendar.now += 60
        world.change { $0.commit = World.commit(4) }
        _ = await pass.run()
        #expect(try record(of: world) == ready)
    }

    @Test func `what needs a person says so in the condition Stalled`() async throws {
        let world = World { $0.files["accounts/Prod/search.yaml"] = World.account("Search") }
        world.change { $0.results = [AccountKey("search") ?? $0.performed[0].action.key: .stalled("AWS says no")] }
        _ = await world.pass().run()
        let stalled = try record(of: world)
        #expect(stalled.contains("type: \"Stalled\"\n    status: \"True\"\n"))
        #expect(stalled.contains("message: \"AWS says no\"\n"))
    }

    @Test func `what waits too long stalls`() async throws {
        let calendar = Calendar()
        let world = World { $0.files["accounts/Prod/search.yaml"] = World.account("Search") }
        world.change {
            $0.results = [
                AccountKey("search") ?? $0.performed[0].action.key: .waits(for: "setting up", seconds: 30, atMost: 3600)
            ]
        }
        let pass = world.pass(clock: PassClock(seconds: { calendar.now }, now: { .now }, sleep: { _ in }))
        let first = await pass.run()
        #expect(first.dueIn == .seconds(30))
        for _ in 0..<120 {
            #expect(try record(of: world).contains("reason: \"Waiting\"\n"))
            calendar.now += 30
            _ = await pass.run()
        }
        #expect(try record(of: world).contains("reason: \"Stalled\"\n"))
    }
}
