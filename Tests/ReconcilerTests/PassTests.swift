import Declarations
import Planning
import Reconciler
import Testing

@Suite struct PassTests {
    @Test func `a declared account that is nowhere is created, and its record written`() async throws {
        let world = World { $0.files["accounts/Prod/search.yaml"] = World.account("Search") }
        world.change { $0.results[AccountKey("search")!] = .started(request: "car-1") }
        let result = await world.pass().run()
        #expect(result.exitCode == 0)
        #expect(world.now.performed.map(\.action.kind) == [.create])
        let record = try #require(
            world.now.status.files["accounts/search.yaml"].map { String(decoding: $0, as: UTF8.self) })
        #expect(record.contains("phase: \"Creating\"\n"))
        #expect(record.contains("createRequest: \"car-1\"\n"))
        #expect(result.isWaitingForAWS)
    }

    @Test func `a pass that would do what the last one did commits nothing`() async {
        let world = World {
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.observed = World.organization([World.owned("search", id: "111111111111")])
        }
        _ = await world.pass().run()
        let commits = world.now.commits.count
        #expect(commits == 1)
        let second = await world.pass().run()
        #expect(second.plan?.isEmpty == true)
        #expect(world.now.commits.count == commits)
    }

    @Test func `a started create is looked for by its request in the next pass, and not started again`() async {
        let world = World {
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.results[AccountKey("search")!] = .started(request: "car-1")
        }
        _ = await world.pass().run()
        world.change {
            $0.observed.creates = [ObservedCreate(request: "car-1", name: "Search", progress: .inProgress)]
        }
        let result = await world.pass().run()
        #expect(world.now.performed.count == 1)
        #expect(result.gate?.held.map(\.reason) == [.inFlight(request: "car-1")])
    }

    @Test func `a create that AWS gave up stalls, and a changed file frees it`() async {
        let world = World {
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.results[AccountKey("search")!] = .started(request: "car-1")
        }
        _ = await world.pass().run()
        world.change {
            $0.observed.creates = [
                ObservedCreate(request: "car-1", name: "Search", progress: .failed(reason: "EMAIL_ALREADY_EXISTS"))
            ]
        }
        let stalled = await world.pass().run()
        #expect(stalled.exitCode == 4)
        let page = String(decoding: world.now.status.files["README.md"] ?? [], as: UTF8.self)
        #expect(page.contains("| search |  |  |  | Stalled |"))
        _ = await world.pass().run()
        #expect(world.now.performed.count == 1)
        world.change { $0.files["accounts/Prod/search.yaml"] = "name: Search\nemail: other@example.com\n" }
        _ = await world.pass().run()
        #expect(world.now.performed.count == 2)
    }

    @Test func `a quarantined file does not hold up the others, and says so with its exit code`() async {
        let world = World {
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.files["accounts/Prod/broken.yaml"] = "name: [\n"
        }
        let result = await world.pass().run()
        #expect(world.now.performed.map(\.action.key.description) == ["search"])
        #expect(result.exitCode == 4)
    }

    @Test func `the audit names kind, account, effects and plan of each action`() async throws {
        let world = World { $0.files["accounts/Prod/search.yaml"] = World.account("Search") }
        let result = await world.pass().run()
        let path = try #require(world.now.status.files.keys.first { $0.hasPrefix("audit/") })
        #expect(path == "audit/2027-01.jsonl")
        let line = String(decoding: world.now.status.files[path] ?? [], as: UTF8.self)
        #expect(line.contains("\"kind\":\"create\"") && line.contains("\"account\":\"search\""))
        #expect(line.contains(try #require(result.plan?.id.description)))
        #expect(line.contains(try #require(result.plan?.actions.first?.effects.first?.digest.description)))
    }

    @Test func `apply refuses a plan that moved`() async {
        let world = World { $0.files["accounts/Prod/search.yaml"] = World.account("Search") }
        let result = await world.pass().run(expectedPlan: "000000000000")
        #expect(result.doubts.map(\.code) == [.planMoved])
        #expect(world.now.performed.isEmpty)
    }

    @Test func `actions of one account stop after the first that did not go through`() async {
        var moved = World.owned("search", id: "111111111111", parent: "ou-exam-lab")
        moved.name = "Old name"
        let account = moved
        let world = World {
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.observed = World.organization([account])
            $0.results[AccountKey("search")!] = .retry("throttled")
        }
        let result = await world.pass().run()
        #expect(world.now.performed.map(\.action.kind) == [.move])
        #expect(result.exitCode == 4)
    }
}
