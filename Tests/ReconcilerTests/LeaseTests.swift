import Planning
import Reconciler
import Synchronization
import Testing

/// Law 7: at most one daemon writes.
@Suite struct LeaseTests {
    /// A monotonic clock that moves when it is told to.
    final class Clock: Sendable {
        private let instant = Mutex(ContinuousClock.now)
        func advance(by duration: Duration) { instant.withLock { $0 = $0.advanced(by: duration) } }
        var now: ContinuousClock.Instant { instant.withLock { $0 } }
    }

    private func world() -> World { World { $0.files["accounts/Prod/search.yaml"] = World.account("Search") } }

    @Test func `a pass with effects commits its lease before it performs`() async {
        let world = world()
        _ = await world.pass(lease: Lease(holder: "us")).run()
        #expect(world.now.commits.first == "Take the lease\n")
        #expect(world.now.commits.count == 2)
    }

    @Test func `a pass without effects takes no lease`() async {
        let world = world()
        world.change { $0.observed = World.organization([World.owned("search", id: "111111111111")]) }
        _ = await world.pass().run()
        #expect(world.now.status.files["lease.json"] == nil)
    }

    @Test func `a lease of another holds every write`() async {
        let world = world()
        world.change { $0.status.files["lease.json"] = Array("{\"holder\":\"them\",\"renewal\":1}".utf8) }
        let result = await world.pass().run()
        #expect(result.doubts.map(\.code) == [.leaseHeld])
        #expect(world.now.performed.isEmpty)
    }

    @Test func `a lease that is not renewed is taken after its time on our own clock`() async {
        let world = world()
        world.change { $0.status.files["lease.json"] = Array("{\"holder\":\"them\",\"renewal\":1}".utf8) }
        let clock = Clock()
        let lease = Lease(holder: "us", timeToLive: .seconds(60), now: { clock.now })
        world.change { $0.observed = World.organization([World.owned("search", id: "111111111111", parent: "r-exam")]) }
        let pass = world.pass(lease: lease, clock: World.clock(now: { clock.now }))
        _ = await pass.run()
        clock.advance(by: .seconds(59))
        _ = await pass.run()
        #expect(world.now.performed.isEmpty)
        clock.advance(by: .seconds(1))
        _ = await pass.run()
        #expect(world.now.performed.map(\.action.kind) == [.move])
    }

    @Test func `a lease holds for as long as its holder was told, though the contender was told less`() async {
        let world = world()
        world.change { $0.observed = World.organization([World.owned("search", id: "111111111111", parent: "r-exam")]) }
        let clock = Clock()
        let holder = Lease(holder: "them", timeToLive: .seconds(60), now: { clock.now })
        _ = await world.pass(lease: holder, clock: World.clock(now: { clock.now })).run()
        #expect(world.now.performed.count == 1)

        let contender = Lease(holder: "us", timeToLive: .seconds(1), now: { clock.now })
        let pass = world.pass(lease: contender, clock: World.clock(now: { clock.now }))
        _ = await pass.run()
        clock.advance(by: .seconds(59))
        #expect(await pass.run().isLeaseAnothers)
        clock.advance(by: .seconds(1))
        _ = await pass.run()
        #expect(world.now.performed.count == 2)
    }

    @Test(arguments: ["1e300", "-5", "\"long\""])
    func `a lease that says an impossible time holds for no longer than an hour`(seconds: String) async {
        let world = world()
        let lease = "{\"holder\":\"them\",\"renewal\":1,\"seconds\":\(seconds)}"
        world.change { $0.status.files["lease.json"] = Array(lease.utf8) }
        let clock = Clock()
        let pass = world.pass(
            lease: Lease(holder: "us", now: { clock.now }), clock: World.clock(now: { clock.now }))
        _ = await pass.run()
        clock.advance(by: .seconds(3600))
        _ = await pass.run()
        #expect(await pass.run().doubts.isEmpty)
    }

    /// The process before may have died with a create under way that no listing shows yet.
    @Test func `after a takeover, the first create waits for what may still be under way`() async {
        let world = world()
        world.change { $0.status.files["lease.json"] = Array("{\"holder\":\"them\",\"renewal\":1}".utf8) }
        let clock = Clock()
        let lease = Lease(holder: "us", timeToLive: .seconds(60), now: { clock.now })
        let start = clock.now
        let seconds = { @Sendable in 1_800_000_000 + Int(start.duration(to: clock.now) / .seconds(1)) }
        let pass = world.pass(
            lease: lease, clock: PassClock(seconds: seconds, now: { clock.now }, sleep: { _ in }))
        _ = await pass.run()
        clock.advance(by: .seconds(60))
        let first = await pass.run()
        #expect(world.now.performed.isEmpty)
        #expect(first.dueIn == .seconds(30))
        let page = String(decoding: world.now.status.files["README.md"] ?? [], as: UTF8.self)
        #expect(page.contains("the last requests of the process that held the lease before"))
        clock.advance(by: .seconds(29))
        let second = await pass.run()
        #expect(world.now.performed.isEmpty)
        #expect(second.dueIn == .seconds(1))
        clock.advance(by: .seconds(1))
        _ = await pass.run()
        #expect(world.now.performed.map(\.action.kind) == [.create])
    }

    @Test func `a renewal starts the count again`() async {
        let world = world()
        let clock = Clock()
        let lease = Lease(holder: "us", timeToLive: .seconds(60), now: { clock.now })
        for renewal in 1...4 {
            world.change {
                $0.status.files["lease.json"] = Array("{\"holder\":\"them\",\"renewal\":\(renewal)}".utf8)
            }
            _ = await world.pass(lease: lease).run()
            clock.advance(by: .seconds(59))
        }
        #expect(world.now.performed.isEmpty)
    }

    /// Neither the calendar nor the monotonic clock of one says anything of the other's.
    @Test(arguments: [-600, 600]) func `of two whose clocks are minutes apart, one writes`(apart: Int) async {
        let world = World {
            $0.observed = World.organization([World.owned("search", id: "111111111111", parent: "r-exam")])
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
        }
        let (ours, theirs) = (Clock(), Clock())
        theirs.advance(by: .seconds(apart))
        func pass(_ holder: String, _ clock: Clock, ahead: Int) -> Pass {
            world.pass(
                lease: Lease(holder: holder, timeToLive: .seconds(60), now: { clock.now }),
                clock: World.clock(seconds: 1_800_000_000 + ahead, now: { clock.now }))
        }
        let (holder, contender) = (pass("us", ours, ahead: 0), pass("them", theirs, ahead: apart))
        for renewal in 1...4 {
            _ = await holder.run()
            #expect(world.now.performed.count == renewal)
            for _ in 0..<2 {
                #expect(await contender.run().doubts.map(\.code) == [.leaseHeld])
                for clock in [ours, theirs] { clock.advance(by: .seconds(29)) }
            }
        }
        #expect(await contender.run().doubts.map(\.code) == [.leaseHeld])
        for clock in [ours, theirs] { clock.advance(by: .seconds(2)) }
        #expect(await contender.run().doubts.isEmpty)
        #expect(world.now.performed.count == 5)
    }

    @Test func `who loses the race for the lease commit writes nothing`() async {
        let world = world()
        world.change { $0.rivals = [{ $0.status.revision = "theirs" }] }
        let result = await world.pass().run()
        #expect(result.doubts.map(\.code) == [.leaseHeld])
        #expect(world.now.performed.isEmpty)
    }

    @Test func `what was done is reported on top of what another committed meanwhile`() async {
        let world = world()
        // The first commit is the lease's; the rival comes before the report.
        world.change { $0.rivals = [{ _ in }, { $0.status.revision = "theirs" }] }
        let result = await world.pass().run()
        #expect(result.doubts.isEmpty)
        #expect(world.now.status.files.keys.contains { $0.hasPrefix("audit/") })
    }

    /// A pass that has nothing to write takes no lease, and may have read a newer commit. Its rules stand.
    @Test func `a report does not put older rules over those that another pass put in force meanwhile`() async {
        let world = world()
        world.change {
            $0.rivals = [
                { _ in },
                {
                    $0.status.revision = "theirs"
                    $0.status.files["policy.json"] = Array("stricter".utf8)
                },
            ]
        }
        let result = await world.pass().run()
        #expect(result.doubts.isEmpty)
        #expect(world.now.status.files.keys.contains { $0.hasPrefix("audit/") })
        #expect(world.now.status.files["policy.json"] == Array("stricter".utf8))
    }

    @Test func `a report does not go on top of another's lease`() async {
        let world = world()
        world.change {
            $0.rivals = [
                { _ in },
                {
                    $0.status.revision = "theirs"
                    $0.status.files["lease.json"] = Array("{\"holder\":\"them\",\"renewal\":1}".utf8)
                },
            ]
        }
        let result = await world.pass().run()
        #expect(result.doubts.map(\.code) == [.leaseHeld])
        #expect(!world.now.status.files.keys.contains { $0.hasPrefix("audit/") })
    }

    @Test func `no write begins once half of the lease's time is over`() async {
        let world = world()
        // The commit of the lease took all of its time: the clock that opens the window stood still meanwhile.
        let past = ContinuousClock.now.advanced(by: .seconds(-31))
        let result = await world.pass(lease: Lease(holder: "us", timeToLive: .seconds(60), now: { past })).run()
        #expect(world.now.performed.isEmpty)
        #expect(result.outcomes.map(\.result) == [.deferred])
    }

    @Test func `a clean stop gives the lease back`() async throws {
        let world = world()
        let pass = world.pass(lease: Lease(holder: "us"))
        _ = await pass.run()
        #expect(world.now.status.files["lease.json"] != nil)
        try await pass.release()
        #expect(world.now.status.files["lease.json"] == nil)
        #expect(world.now.status.message.hasPrefix("Release the lease"))
    }

    @Test func `the lease of another is not given back by us`() async throws {
        let world = world()
        let pass = world.pass()
        _ = await pass.run()
        let theirs = Array("{\"holder\":\"them\",\"renewal\":1}".utf8)
        world.change { $0.status.files["lease.json"] = theirs }
        try await pass.release()
        #expect(world.now.status.files["lease.json"] == theirs)
    }

    /// The server that could not be read would be asked once more, with the credentials that it had refused.
    @Test func `who never asked for the lease asks nobody to give it back`() async throws {
        let world = world()
        world.change { $0.sourceError = Diagnostic(.gitAuthentication, "refused") }
        let pass = world.pass()
        _ = await pass.run()
        world.change { $0.statusError = Diagnostic(.gitAuthentication, "refused") }
        try await pass.release()
    }

    @Test func `commits of the lease keep the commit that was last applied`() async throws {
        let world = world()
        world.change { $0.status = StatusSnapshot(revision: "r0", message: "x\n\nSource: \(World.commit(7))\n") }
        world.change { $0.results[AccountKey("search")!] = .retry("throttled") }
        let pass = world.pass(lease: Lease(holder: "us"))
        _ = await pass.run()
        #expect(world.now.commits.first == "Take the lease\n\nSource: \(World.commit(7))\n")
        try await pass.release()
        #expect(world.now.commits.last == "Release the lease\n\nSource: \(World.commit(1))\n")
    }
}
