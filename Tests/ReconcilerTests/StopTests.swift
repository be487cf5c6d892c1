import Planning
import Testing

@testable import Reconciler

@Suite struct StopTests {
    /// A world in which two accounts are to get a tag, one after the other.
    private func world() -> World {
        World { state in
            state.files["reeve.yaml"] = World.policy + "concurrency: 1\n"
            for name in ["Search", "Payments"] {
                state.files["accounts/Prod/\(name.lowercased()).yaml"] = World.account(name) + "tags: {team: a}\n"
            }
            state.observed = World.organization([
                World.owned("search", id: "111111111111"), World.owned("payments", id: "222222222222"),
            ])
        }
    }

    @Test func `a pass that is stopped once it has planned writes nothing anywhere`() async {
        let (world, stop) = (world(), Stop())
        let result = await world.pass(
            report: { if case .planned = $0 { stop.request() } }, stop: stop
        ).run()
        #expect(world.now.performed.isEmpty)
        #expect(world.now.commits.isEmpty)
        #expect(result.outcomes.map(\.result) == [.deferred, .deferred])
        #expect(result.exitCode == 4)
    }

    @Test func `a pass that is stopped while it writes begins nothing more, and reports`() async {
        let (world, stop) = (world(), Stop())
        let result = await world.pass(
            report: { if case .performing = $0 { stop.request() } }, stop: stop
        ).run()
        #expect(world.now.performed.count == 1)
        #expect(result.outcomes.count { $0.result == .applied } == 1)
        #expect(result.outcomes.count { $0.result == .deferred } == 1)
        #expect(world.now.commits.last?.hasPrefix("Record the outcome: 1 applied") == true)
        #expect(!stop.hasAbandonedCalls)
    }

    @Test func `a call that does not answer is abandoned, and the pass reports that`() async {
        let (world, stop) = (world(), Stop())
        let hanging = Hanging(world: world, in: .perform)
        let pass = world.pass(provider: hanging, stop: stop)
        let running = Task { await pass.run() }
        await hanging.isCalled()
        stop.request()
        stop.abandon()
        let result = await running.value
        let unanswered = Outcome.Result.retry("AWS had not answered when Reeve was stopped")
        #expect(result.outcomes.count { $0.result == unanswered } == 1)
        #expect(result.outcomes.count { $0.result == .deferred } == 1)
        #expect(world.now.commits.count == 2)
        let page = world.now.status.files["README.md"].map { String(decoding: $0, as: UTF8.self) }
        #expect(page?.contains("AWS had not answered when Reeve was stopped") == true)
        #expect(stop.hasAbandonedCalls)
        hanging.answer()
    }

    @Test func `a pass that only reads ends as soon as it is stopped`() async {
        let (world, stop) = (world(), Stop())
        let hanging = Hanging(world: world, in: .observe)
        let pass = world.pass(provider: hanging, stop: stop)
        let running = Task { await pass.run() }
        await hanging.isCalled()
        stop.request()
        let result = await running.value
        #expect(result.plan == nil && result.doubts.isEmpty)
        #expect(world.now.commits.isEmpty)
        #expect(!stop.hasAbandonedCalls)
        hanging.answer()
    }

    @Test func `the window for writes shuts with the stop`() async {
        let (world, stop) = (world(), Stop())
        let hanging = Hanging(world: world, in: .perform)
        let pass = world.pass(provider: hanging, stop: stop)
        let running = Task { await pass.run() }
        await hanging.isCalled()
        #expect(hanging.window?.stop?.isRequested == false)
        stop.request()
        #expect(hanging.window?.stop?.isRequested == true)
        hanging.answer()
        _ = await running.value
    }
}
