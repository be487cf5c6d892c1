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
        let result = await world.pass().run(expecting: .id("000000000000"))
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

    @Test func `while a create is in flight, a changed file starts no second one`() async {
        let world = World {
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.results[AccountKey("search")!] = .started(request: "car-1")
        }
        _ = await world.pass().run()
        world.change {
            $0.files["accounts/Prod/search.yaml"] = "name: Find\nemail: find@example.com\n"
            $0.observed.creates = [ObservedCreate(request: "car-1", name: "Search", progress: .inProgress)]
        }
        let result = await world.pass().run()
        #expect(world.now.performed.count == 1)
        #expect(result.isWaitingForAWS)
    }

    @Test func `a renamed file that is broken holds the unmanage in every pass, not in the first alone`() async {
        let world = World {
            $0.files["reeve.yaml"] = World.policy + "approval: {unmanage: merge}\n"
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.observed = World.organization([World.owned("search", id: "111111111111")])
        }
        _ = await world.pass().run()
        world.change {
            $0.files["accounts/Prod/search.yaml"] = nil
            $0.files["accounts/Prod/find.yaml"] = "name: [\n"
        }
        for _ in 1...3 { _ = await world.pass().run() }
        #expect(world.now.performed.isEmpty)
    }

    @Test func `an approval that is about to be used is on the branch before it is used`() async throws {
        let world = World {
            $0.files["reeve.yaml"] =
                World.policy + "approvers:\n  - {principal: g@example.com, key: \"ssh-ed25519 "
                + String(repeating: "A", count: 68) + "\"}\n"
            $0.files["accounts/Prod/other.yaml"] = World.account("Other")
            $0.observed = World.organization([
                World.owned("search", id: "111111111111"), World.owned("other", id: "222222222222"),
            ])
        }
        let waiting = await world.pass().run()
        #expect(waiting.exitCode == 3)
        let plan = try #require(waiting.plan)
        let approval = Approval(
            organization: "o-exampleorgid", owner: "acme", plan: plan.id,
            effects: plan.actions.flatMap(\.effects).map(\.digest),
            expires: 1_800_000_000 + 3600, principal: "g@example.com")
        world.change {
            $0.approvals = [VerifiedApproval(verified: Digest(of: "approval".utf8), approval: approval)]
            // The process dies after the lease's commit: nothing more reaches the branch.
            $0.rivals = [{ _ in }, { $0.status.revision = "gone" }, { $0.status.files["lease.json"] = nil }]
        }
        _ = await world.pass().run()
        #expect(world.now.performed.count == 1)
        let audit = try #require(world.now.status.files["audit/2027-01.jsonl"])
        #expect(String(decoding: audit, as: UTF8.self).contains("\"outcome\":\"begun\""))
        // It had been done. The account is adopted again, and its file deleted again: that is another unmanage.
        world.change {
            $0.files["accounts/Prod/search.yaml"] = World.account("Search") + "accountId: \"111111111111\"\n"
            var unowned = World.owned("search", id: "111111111111")
            unowned.tags = .read([:])
            $0.observed = World.organization([unowned, World.owned("other", id: "222222222222")])
        }
        _ = await world.pass().run()
        #expect(world.now.performed.map(\.action.kind) == [.unmanage, .adopt])
        world.change {
            $0.files["accounts/Prod/search.yaml"] = nil
            $0.observed = World.organization([
                World.owned("search", id: "111111111111"), World.owned("other", id: "222222222222"),
            ])
        }
        let after = await world.pass().run()
        #expect(after.exitCode == 3)
        #expect(world.now.performed.count == 2)
    }

    @Test func `the last account's unmanage does not look like tags that could not be read`() async {
        let world = World {
            $0.files["reeve.yaml"] = World.policy + "approval: {unmanage: merge}\n"
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.observed = World.organization([World.owned("search", id: "111111111111")])
        }
        _ = await world.pass().run()
        world.change {
            $0.files = ["reeve.yaml": $0.files["reeve.yaml"] ?? "", "accounts/Prod/new.yaml": World.account("New")]
            $0.results[AccountKey("new")!] = .retry("later")
            // The process dies between the write and its report.
            $0.rivals = [{ _ in }, { $0.status.revision = "gone" }, { $0.status.files["lease.json"] = nil }]
        }
        _ = await world.pass().run()
        world.change {
            var unowned = World.owned("search", id: "111111111111")
            unowned.tags = .read([:])
            $0.observed = World.organization([unowned])
        }
        let after = await world.pass().run()
        #expect(after.doubts.isEmpty)
    }

    @Test func `a create in flight is remembered while its file is gone`() async {
        let world = World {
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.files["accounts/Prod/other.yaml"] = World.account("Other")
            $0.observed = World.organization([World.owned("other", id: "222222222222")])
            $0.results[AccountKey("search")!] = .started(request: "car-1")
        }
        _ = await world.pass().run()
        world.change {
            $0.files["accounts/Prod/search.yaml"] = nil
            $0.observed.creates = [ObservedCreate(request: "car-1", name: "Search", progress: .inProgress)]
        }
        _ = await world.pass().run()
        world.change { $0.files["accounts/Prod/search.yaml"] = "name: Find\nemail: find@example.com\n" }
        let result = await world.pass().run()
        #expect(world.now.performed.count == 1)
        #expect(result.gate?.held.map(\.reason) == [.inFlight(request: "car-1")])
    }

    @Test func `who deleted a file is still known after a pass in which something else held the unmanage`() async {
        let world = World {
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.files["accounts/Prod/other.yaml"] = World.account("Other")
            $0.observed = World.organization([
                World.owned("search", id: "111111111111"), World.owned("other", id: "222222222222"),
            ])
        }
        _ = await world.pass().run()
        let first = World.commit(1)
        world.change {
            $0.commit = World.commit(2)
            $0.changes = [
                SourceChange(commit: World.commit(2), people: ["ada@example.com"], paths: ["accounts/Prod/search.yaml"])
            ]
            $0.files["accounts/Prod/search.yaml"] = nil
            $0.files["accounts/Prod/broken.yaml"] = "name: [\n"
        }
        _ = await world.pass().run()
        #expect(world.now.asked.last?.contains(first) == true)
        world.change {
            $0.commit = World.commit(3)
            $0.files["accounts/Prod/broken.yaml"] = nil
        }
        let result = await world.pass().run()
        // The account's base is still the commit before the deletion.
        #expect(world.now.asked.last?.contains(first) == true)
        #expect(result.plan?.actions.map(\.kind) == [.unmanage])
        #expect(result.plan?.actions.first?.people == ["ada@example.com"])
    }

    @Test func `what is skipped because an earlier stage failed gives its approval back`() async throws {
        var moved = World.owned("search", id: "111111111111", parent: "ou-exam-lab")
        moved.tags = .read(["reeve:owner": "acme", "reeve:account": "old"])
        let account = moved
        let world = World {
            $0.files["reeve.yaml"] =
                World.policy
                + "approval: {move: explicit}\napprovers:\n  - {principal: g@example.com, key: \"ssh-ed25519 "
                + String(repeating: "A", count: 68) + "\"}\n"
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.observed = World.organization([account])
            $0.results[AccountKey("search")!] = .retry("throttled")
        }
        let waiting = await world.pass().run()
        let plan = try #require(waiting.plan)
        let approval = Approval(
            organization: "o-exampleorgid", owner: "acme", plan: plan.id,
            effects: plan.actions.flatMap(\.effects).map(\.digest), expires: 1_800_000_000 + 3600,
            principal: "g@example.com")
        world.change { $0.approvals = [VerifiedApproval(verified: Digest(of: "a".utf8), approval: approval)] }
        for _ in 1...2 {
            let result = await world.pass().run()
            #expect(result.gate?.approved.map(\.action.kind) == [.update, .move])
        }
    }

    @Test func `a rename of the file keeps what a later file may take away`() async throws {
        let world = World {
            $0.files["accounts/Prod/search.yaml"] = World.account("Search") + "tags: {a: \"1\", b: \"2\"}\n"
            var account = World.owned("search", id: "111111111111")
            account.tags = .read(["reeve:owner": "acme", "reeve:account": "search", "a": "1", "b": "2"])
            $0.observed = World.organization([account])
        }
        _ = await world.pass().run()
        world.change {
            $0.files["accounts/Prod/search.yaml"] = nil
            $0.files["accounts/Prod/find.yaml"] = "name: Search\nemail: aws+search@example.com\ntags: {a: \"1\"}\n"
            $0.results[AccountKey("find")!] = .retry("throttled")
        }
        _ = await world.pass().run()
        let record = try #require(
            world.now.status.files["accounts/find.yaml"].map { String(decoding: $0, as: UTF8.self) })
        #expect(record.contains("\"b\": \"2\""))
        // Until the account has its new key, the old one is what is known of it.
        #expect(world.now.status.files["accounts/search.yaml"] != nil)
        world.change { $0.results[AccountKey("find")!] = .applied }
        _ = await world.pass().run()
        #expect(world.now.status.files["accounts/search.yaml"] == nil)
    }

    @Test func `two refused effects of one account are both remembered`() async {
        var account = World.owned("search", id: "111111111111", parent: "ou-exam-lab")
        account.name = "Old name"
        let observed = account
        let world = World {
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.observed = World.organization([observed])
            $0.results[AccountKey("search")!] = .stalled("refused")
        }
        for _ in 1...4 { _ = await world.pass().run() }
        // The move once, then the rename once.
        #expect(world.now.performed.map(\.action.kind) == [.move, .update])
    }

    @Test func `a silent status branch gets a heartbeat at half of the time its readers rely on it`() async {
        let world = World {
            $0.files["accounts/Prod/search.yaml"] = World.account("Search")
            $0.observed = World.organization([World.owned("search", id: "111111111111")])
        }
        _ = await world.pass().run()
        world.change { $0.status.committedAt = 1_800_000_000 - 1799 }
        _ = await world.pass().run()
        #expect(world.now.commits.count == 1)
        world.change { $0.status.committedAt = 1_800_000_000 - 1800 }
        _ = await world.pass().run()
        #expect(world.now.commits.count == 2)
    }

    @Test func `what is left of a plan may be applied, and nothing that was added to it`() async throws {
        let world = World { $0.files["accounts/Prod/search.yaml"] = World.account("Search") }
        let first = await world.pass().run()
        let agreed = try #require(first.plan).digests
        world.change { $0.files["accounts/Prod/late.yaml"] = World.account("Late") }
        let second = await world.pass().run(expecting: .rest(of: agreed))
        #expect(second.doubts.map(\.code) == [.planMoved])
        #expect(world.now.performed.map(\.action.key.description) == ["search"])
    }
}
