// swift-format-ignore-file: NeverForceUnwrap
// Test data is written out here: what is not valid should stop the test.

import Planning
import Reconciler
import Testing

/// A create whose answer was lost is known to be one, in every process, until it is known what came of it.
@Suite struct UnansweredCreateTests {
    private let key = AccountKey("search")!

    private func world(_ result: Outcome.Result) -> World {
        World {
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.results[AccountKey("search")!] = result
        }
    }

    private func record(_ world: World) -> String {
        String(decoding: world.now.status.files["accounts/search.yaml"] ?? [], as: UTF8.self)
    }

    @Test func `the next try knows of it, though a pass between them had another reason to wait`() async {
        let world = world(.retry("no answer"))
        _ = await world.pass().run()
        world.change { $0.observed.creates = [ObservedCreate(request: "car-1", name: "Search", progress: .inProgress)] }
        let between = await world.pass().run()
        #expect(between.gate?.held.map(\.reason) == [.sameNameInFlight])
        world.change { $0.observed.creates = [] }
        _ = await world.pass().run()
        #expect(world.now.performed.map(\.action.progress) == [.notBegun, .unanswered])
    }

    @Test(arguments: [Outcome.Result.superseded("made for it"), .deferred, .stalled("refused"), .retry("again")])
    func `no other outcome takes it away`(_ result: Outcome.Result) async {
        let world = world(.retry("no answer"))
        _ = await world.pass().run()
        world.change { $0.results[key] = result }
        _ = await world.pass().run()
        #expect(world.now.performed.last?.action.progress == .unanswered)
        #expect(record(world).contains("createUnanswered: \"2027-01-15T08:00:00Z\"\n"))
    }

    @Test func `a create that AWS tells of takes its place`() async {
        let world = world(.retry("no answer"))
        _ = await world.pass().run()
        world.change { $0.results[key] = .started(request: "car-2") }
        _ = await world.pass().run()
        #expect(!record(world).contains("createUnanswered"))
        #expect(record(world).contains("createRequest: \"car-2\"\n"))
    }

    @Test func `the account does, too`() async {
        let world = world(.retry("no answer"))
        _ = await world.pass().run()
        world.change { $0.observed = World.organization([World.owned("search", id: "111111111111")]) }
        _ = await world.pass().run()
        #expect(!record(world).contains("createUnanswered"))
    }

    /// It dies with its memory, and nothing of its report is on the branch.
    @Test func `it is noted with the lease, for whoever comes after a process that dies`() async throws {
        let world = world(.started(request: "car-1"))
        world.change {
            $0.changes = [
                SourceChange(
                    commit: World.commit(1), people: ["ada@example.com"], paths: ["accounts/Prod/search.yaml"])
            ]
            $0.rivals = [
                { _ in },
                {
                    $0.status.revision = "theirs"
                    $0.statusError = Diagnostic(.repositoryUnreadable, "unreachable")
                },
            ]
        }
        let lost = await world.pass().run()
        #expect(lost.doubts.map(\.code) == [.repositoryUnreadable])
        world.change { $0.statusError = nil }
        let next = try #require(await world.pass().run().gate?.approved.first?.action)
        #expect(next.progress == .unanswered)
        #expect(next.cause == .retry(World.commit(1)))
        #expect(next.people == ["ada@example.com"])
    }

    @Test func `a create that was put off is not one`() async {
        let world = world(.deferred)
        _ = await world.pass().run()
        #expect(!record(world).contains("createUnanswered"))
    }

    @Test func `it is newer than an earlier one that failed`() async {
        let world = world(.started(request: "car-1"))
        _ = await world.pass().run()
        world.change {
            $0.observed.creates = [
                ObservedCreate(request: "car-1", name: "Search", progress: .failed(reason: "INTERNAL_FAILURE"))
            ]
            $0.results[key] = .retry("no answer")
        }
        _ = await world.pass().run()
        _ = await world.pass().run()
        #expect(
            world.now.performed.map(\.action.progress) == [
                .notBegun, .failed(request: "car-1", reason: "INTERNAL_FAILURE"), .unanswered,
            ])
    }
}
