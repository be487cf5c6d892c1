import Planning
import Reconciler
import Testing

/// A pass reads again what the one before touched; all of the organization is for the resync.
@Suite struct SightTests {
    private func world() -> World {
        World {
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.observed = World.organization([World.owned("search", id: "111111111111", parent: "ou-exam-lab")])
        }
    }

    @Test func `after a write only the written account is read again`() async {
        let world = self.world()
        let pass = world.pass()
        _ = await pass.run()
        #expect(world.now.performed.map(\.action.kind) == [.move])
        world.change { $0.observed.accounts = [World.owned("search", id: "111111111111")] }
        let second = await pass.run()
        #expect(second.plan?.isEmpty == true)
        #expect(world.now.reobserved == [[AccountID("111111111111")!]])
        _ = await pass.run()
        #expect(world.now.reobserved.last == [])
    }

    @Test func `all of it is observed once the resync is due`() async {
        let world = self.world()
        let clock = LeaseTests.Clock()
        let pass = world.pass(clock: World.clock(now: { clock.now }), resync: .seconds(600))
        _ = await pass.run()
        clock.advance(by: .seconds(599))
        _ = await pass.run()
        #expect(world.now.reobserved.count == 1)
        clock.advance(by: .seconds(1))
        _ = await pass.run()
        #expect(world.now.reobserved.count == 1)
    }

    @Test(arguments: [Outcome.Result.applied, .retry("no answer"), .superseded("being created")])
    func `a create whose account nobody named makes the next pass observe all`(result: Outcome.Result) async {
        let world = World { $0.files["accounts/Prod/search.yaml"] = World.account("Search") }
        world.change { $0.results[AccountKey("search")!] = result }
        let pass = world.pass()
        _ = await pass.run()
        _ = await pass.run()
        #expect(world.now.reobserved.isEmpty)
    }

    @Test func `an account that was made at once is read by its ID, and recorded with it`() async throws {
        let id = try #require(AccountID("111111111111"))
        let world = World { $0.files["accounts/Prod/search.yaml"] = World.account("Search") }
        world.change { $0.made[AccountKey("search")!] = id }
        let pass = world.pass()
        _ = await pass.run()
        let record = String(decoding: world.now.status.files["accounts/search.yaml"] ?? [], as: UTF8.self)
        #expect(record.contains("accountId: \"111111111111\"\n"))
        _ = await pass.run()
        #expect(world.now.reobserved == [[id]])
    }

    @Test func `a create that was started is followed by its request`() async throws {
        let world = World { $0.files["accounts/Prod/search.yaml"] = World.account("Search") }
        world.change { $0.results[AccountKey("search")!] = .started(request: "car-1") }
        let pass = world.pass()
        _ = await pass.run()
        world.change {
            $0.observed.creates = [ObservedCreate(request: "car-1", name: "Search", progress: .inProgress)]
        }
        #expect(try await !pass.hasCreateEnded())
        _ = await pass.run()
        #expect(world.now.reobserved.count == 1)
        world.change { $0.observed.creates = [] }
        #expect(try await pass.hasCreateEnded())
    }

    @Test func `what is older than half of what the policy allows is read anew`() async {
        let world = self.world()
        world.change { $0.files["reeve.yaml"] = World.policy + "maxSnapshotAge: 1h\n" }
        let clock = LeaseTests.Clock()
        let pass = world.pass(
            lease: Lease(holder: "us", now: { clock.now }), clock: World.clock(now: { clock.now }),
            resync: .seconds(100_000))
        world.change { $0.observed.accounts = [World.owned("search", id: "111111111111")] }
        _ = await pass.run()
        world.change { $0.observed.accounts = [World.owned("search", id: "111111111111", parent: "ou-exam-lab")] }
        clock.advance(by: .seconds(1800))
        let late = await pass.run()
        #expect(late.outcomes.map(\.result) == [.applied])
        #expect(world.now.reobserved.isEmpty)
    }

    @Test func `what another process has reported since makes the next pass observe all`() async {
        let world = self.world()
        let pass = world.pass()
        _ = await pass.run()
        world.change { $0.observed.accounts = [World.owned("search", id: "111111111111")] }
        _ = await pass.run()
        #expect(world.now.reobserved.count == 1)
        // It moved the account, and moved on.
        world.change {
            $0.observed.accounts = [World.owned("search", id: "111111111111", parent: "ou-exam-lab")]
            $0.status.revision = "theirs"
        }
        let after = await pass.run()
        #expect(world.now.reobserved.count == 1)
        #expect(after.plan?.actions.map(\.kind) == [.move])
    }

    /// Its listing may be from before what the other has reported, which the pass reads of Git.
    @Test func `a pass that begins beside another process lists once more after it has read Git`() async throws {
        let world = self.world()
        world.change { $0.status.files["lease.json"] = Array(#"{"holder":"them","renewal":1}"#.utf8) }
        let listings = Listings(world: world) { number in
            // The other process moves the account while the first listing is under way.
            guard number == 1 else { return }
            world.change { $0.observed.accounts = [World.owned("search", id: "111111111111")] }
        }
        let result = await world.pass(provider: listings).run()
        #expect(listings.count == 2)
        #expect(result.plan?.isEmpty == true)
        #expect(await world.pass(provider: listings).run().plan?.isEmpty == true)
    }

    @Test func `a plan that publishes nothing lists once, whoever holds the lease`() async {
        let world = self.world()
        world.change { $0.status.files["lease.json"] = Array(#"{"holder":"them","renewal":1}"#.utf8) }
        let listings = Listings(world: world) { _ in }
        #expect(await world.pass(provider: listings).plan().result.plan?.actions.count == 1)
        #expect(listings.count == 1)
    }

    @Test func `a report on top of another's leaves what it published`() async throws {
        let world = self.world()
        let published = Array(#"{"theirs": true}"#.utf8)
        // The lease goes through; before the report, the other publishes.
        world.change {
            $0.rivals = [
                { _ in },
                { state in
                    state.status.files["organization.json"] = published
                    state.status.revision = "theirs"
                },
            ]
        }
        let result = await world.pass().run()
        #expect(result.doubts.isEmpty)
        #expect(world.now.performed.count == 1)
        #expect(world.now.status.files["organization.json"] == published)
        let audit = world.now.status.files.first { $0.key.hasPrefix("audit/") }?.value ?? []
        let isTold = String(decoding: audit, as: UTF8.self).contains(#""kind":"move""#)
        #expect(isTold)
    }

    @Test func `nothing is written on what took longer to read than the policy allows`() async {
        let world = self.world()
        world.change { $0.files["reeve.yaml"] = World.policy + "maxSnapshotAge: 1m\n" }
        let clock = LeaseTests.Clock()
        let lease = Lease(holder: "us", timeToLive: .seconds(600), now: { clock.now })
        for (seconds, performed) in [(60, 0), (59, 1)] {
            let listings = Listings(world: world) { _ in clock.advance(by: .seconds(seconds)) }
            let pass = world.pass(lease: lease, provider: listings, clock: World.clock(now: { clock.now }))
            let result = await pass.run()
            #expect(world.now.performed.count == performed)
            #expect(result.outcomes.map(\.result) == [performed == 0 ? .deferred : .applied])
        }
    }
}
