import AWS
import Planning
import Providers
import Reconciler
import Testing

@Suite struct PerformanceTests {
    @Test func `a create carries owner tags, is finished in its unit, and loses its phase`() async throws {
        try await SimulatedOrganization.run { organization in
            let spec = SimulatedOrganization.spec(
                "search", ou: SimulatedOrganization.prodPath, tags: ["team": "search"])
            let outcomes = await organization.perform(try await organization.gate([spec]))
            #expect(outcomes.map(\.result) == [.applied])
            let account = try await organization.account("aws+search@example.com")
            #expect(outcomes.map(\.account) == [account.id])
            #expect(account.tags == .read(["reeve:owner": "acme", "reeve:account": "search", "team": "search"]))
            #expect(account.parent == .read(try await organization.unit(SimulatedOrganization.prodPath)))
            #expect(try await organization.gate([spec]).approved.isEmpty)
        }
    }

    @Test func `a create that takes long is started, and not waited for`() async throws {
        try await SimulatedOrganization.run(createSeconds: 3600) { organization in
            let spec = SimulatedOrganization.spec("search")
            let outcomes = await organization.perform(try await organization.gate([spec]))
            guard case .started(let request) = try #require(outcomes.first).result else {
                Issue.record("not started: \(outcomes)")
                return
            }
            // Without a record of the request, it is one of the same name; with it, it is known for what it is.
            let wiped = try await organization.gate([spec])
            #expect(wiped.approved.isEmpty && wiped.held.map(\.reason) == [.sameNameInFlight])
            var record = AccountRecord(key: spec.key, phase: .creating)
            record.create = .init(request: request, effect: try #require(outcomes.first).effect.digest)
            let next = try await organization.gate([spec], history: History(records: [spec.key: record]))
            #expect(next.approved.isEmpty && next.held.map(\.reason) == [.inFlight(request: request)])
            #expect(try organization.writes() == ["CreateAccount"])
        }
    }

    @Test func `no second create starts while one of the same name is in flight`() async throws {
        try await SimulatedOrganization.run(createSeconds: 3600) { organization in
            let gate = try await organization.gate([SimulatedOrganization.spec("search")])
            _ = await organization.perform(gate)
            // The same approved action again, as after a lost answer.
            let again = await organization.perform(gate)
            guard case .superseded = try #require(again.first).result else {
                Issue.record("not superseded: \(again)")
                return
            }
            #expect(try organization.writes() == ["CreateAccount"])
        }
    }

    @Test func `an address that exists outside our sight is a failure to observe, not a second account`() async throws {
        try await SimulatedOrganization.run { organization in
            let gate = try await organization.gate([SimulatedOrganization.spec("search")])
            _ = try await organization.client.send(
                CreateAccount(accountName: "Rival", email: "AWS+search@example.com", tags: []))
            let outcomes = await organization.perform(gate)
            guard case .started(let request) = try #require(outcomes.first).result else {
                Issue.record("not started: \(outcomes)")
                return
            }
            let observed = try await organization.provider.observe(Interest(creates: [request]))
            #expect(observed.creates.map(\.progress) == [.failed(reason: "EMAIL_ALREADY_EXISTS")])
        }
    }

    @Test func `an adoption tags, and the rest of the file follows`() async throws {
        try await SimulatedOrganization.run { organization in
            let spec = SimulatedOrganization.spec(
                "data-lake", name: "Lake", email: "aws+data-lake@example.com", tags: ["team": "data"],
                accountID: "432109876543")
            let outcomes = await organization.perform(try await organization.gate([spec]))
            #expect(outcomes.map(\.result) == Array(repeating: .applied, count: 4))
            let account = try await organization.account("aws+data-lake@example.com")
            #expect(account.name == "Lake")
            #expect(account.tags == .read(["reeve:owner": "acme", "reeve:account": "data-lake", "team": "data"]))
            #expect(try organization.writes() == ["TagResource", "MoveAccount", "PutAccountName", "TagResource"])
        }
    }

    @Test func `an account that got an owner meanwhile is not adopted`() async throws {
        try await SimulatedOrganization.run { organization in
            let spec = SimulatedOrganization.spec(
                "data-lake", name: "Data Lake", email: "aws+data-lake@example.com", accountID: "432109876543")
            let gate = try await organization.gate([spec])
            _ = try await organization.client.send(
                TagResource(resourceId: "432109876543", tags: [.init(key: "reeve:owner", value: "rival")]))
            let outcomes = await organization.perform(gate)
            #expect(outcomes.allSatisfy { if case .superseded = $0.result { true } else { false } })
            #expect(try organization.writes() == ["TagResource"])
        }
    }

    /// Law 2: nothing is written to an account without our owner tag.
    @Test(arguments: ["move", "name", "tag", "close"]) func `an account that lost our tags is not written`(
        _ field: String
    ) async throws {
        try await SimulatedOrganization.run { organization in
            let spec = SimulatedOrganization.spec("search", tags: ["team": "search"])
            _ = await organization.perform(try await organization.gate([spec]))
            let account = try await organization.account("aws+search@example.com")
            let changed =
                switch field {
                case "move":
                    SimulatedOrganization.spec("search", ou: SimulatedOrganization.prodPath, tags: ["team": "search"])
                case "name": SimulatedOrganization.spec("search", name: "Find", tags: ["team": "search"])
                case "tag": SimulatedOrganization.spec("search", tags: ["team": "find"])
                default: SimulatedOrganization.spec("search", tags: ["team": "search"], state: .closed)
                }
            var policy = Policy(owner: "acme")
            policy.approval[.close] = .merge
            let gate = try await organization.gate([changed], policy: policy)
            #expect(gate.approved.count == 1)
            _ = try await organization.client.send(
                UntagResource(resourceId: account.id.description, tagKeys: ["reeve:owner"]))
            let before = try organization.writes()
            let outcomes = await organization.perform(gate)
            guard case .superseded = try #require(outcomes.first).result else {
                Issue.record("not superseded: \(outcomes)")
                return
            }
            #expect(try organization.writes() == before)
        }
    }

    /// Law 6: the precondition of each write is read again just before.
    @Test func `an account that was moved meanwhile is not moved`() async throws {
        try await SimulatedOrganization.run { organization in
            _ = await organization.perform(try await organization.gate([SimulatedOrganization.spec("search")]))
            let gate = try await organization.gate([
                SimulatedOrganization.spec("search", ou: SimulatedOrganization.prodPath)
            ])
            let account = try await organization.account("aws+search@example.com")
            _ = try await organization.client.send(
                MoveAccount(
                    accountId: account.id.description,
                    sourceParentId: try await organization.unit(SimulatedOrganization.sandboxPath),
                    destinationParentId: try await organization.unit(.root)))
            let outcomes = await organization.perform(gate)
            guard case .superseded = try #require(outcomes.first).result else {
                Issue.record("not superseded: \(outcomes)")
                return
            }
        }
    }

    @Test func `what is done already is not done again`() async throws {
        try await SimulatedOrganization.run { organization in
            _ = await organization.perform(try await organization.gate([SimulatedOrganization.spec("search")]))
            let gate = try await organization.gate([
                SimulatedOrganization.spec("search", name: "Find", ou: SimulatedOrganization.prodPath)
            ])
            #expect(await organization.perform(gate).map(\.result) == [.applied, .applied])
            let writes = try organization.writes()
            #expect(await organization.perform(gate).map(\.result) == [.applied, .applied])
            #expect(try organization.writes() == writes)
        }
    }

    @Test func `an unmanaged account stays open, in its new unit, without our tags`() async throws {
        try await SimulatedOrganization.run { organization in
            _ = await organization.perform(
                try await organization.gate([SimulatedOrganization.spec("search", tags: ["team": "search"])]))
            var policy = Policy(owner: "acme")
            policy.approval[.unmanage] = .merge
            let quarantine = OrganizationalUnitPath(components: ["Quarantine"])
            policy.unmanageMoveTo = Sourced(quarantine, at: SourcePosition(file: "reeve.yaml"))
            let outcomes = await organization.perform(try await organization.gate([], policy: policy))
            #expect(outcomes.map(\.result) == [.applied])
            let account = try await organization.account("aws+search@example.com")
            #expect(account.state == .active)
            #expect(account.tags == .read(["team": "search"]))
            #expect(account.parent == .read(try await organization.unit(quarantine)))
        }
    }

    @Test func `a closed account is closed once`() async throws {
        try await SimulatedOrganization.run { organization in
            _ = await organization.perform(try await organization.gate([SimulatedOrganization.spec("search")]))
            var policy = Policy(owner: "acme")
            policy.approval[.close] = .merge
            let gate = try await organization.gate(
                [SimulatedOrganization.spec("search", state: .closed)], policy: policy)
            #expect(await organization.perform(gate).map(\.result) == [.applied])
            #expect(await organization.perform(gate).map(\.result) == [.applied])
            #expect(try await organization.account("aws+search@example.com").state != .active)
        }
    }

    @Test func `no request is sent once the window has closed`() async throws {
        try await SimulatedOrganization.run { organization in
            let gate = try await organization.gate([SimulatedOrganization.spec("search")])
            let before = try organization.operations()
            let closed = WriteWindow(closes: .now, longestCall: .seconds(30))
            let stop = Stop()
            stop.request()
            let stopped = WriteWindow(
                closes: .now.advanced(by: .seconds(3600)), longestCall: .seconds(30), stop: stop)
            for window in [closed, stopped] {
                let outcomes = await organization.provider.perform(try #require(gate.approved.first), within: window)
                #expect(outcomes.map(\.result) == [.deferred])
            }
            #expect(try organization.operations() == before)
        }
    }

    @Test func `an action that is cancelled before it asks AWS is for the next pass`() async throws {
        try await SimulatedOrganization.run { organization in
            let action = try #require(
                try await organization.gate([SimulatedOrganization.spec("search")]).approved.first)
            let before = try organization.operations()
            let window = WriteWindow(closes: .now.advanced(by: .seconds(3600)), longestCall: .seconds(30))
            let cancelled = Task {
                withUnsafeCurrentTask { $0?.cancel() }
                return await organization.provider.perform(action, within: window)
            }
            let outcomes = await cancelled.value
            #expect(outcomes.map(\.result) == [.retry("Reeve was stopped while it waited to ask AWS again")])
            #expect(try organization.operations() == before)
        }
    }

    @Test func `a file with a new name in a new folder gets its key first`() async throws {
        try await SimulatedOrganization.run { organization in
            _ = await organization.perform(try await organization.gate([SimulatedOrganization.spec("search")]))
            let moved = SimulatedOrganization.spec(
                "find", name: "Search", email: "aws+search@example.com", ou: SimulatedOrganization.prodPath)
            let outcomes = await organization.perform(try await organization.gate([moved]))
            #expect(outcomes.map(\.result) == [.applied, .applied])
            let account = try await organization.account("aws+search@example.com")
            #expect(account.tags == .read(["reeve:owner": "acme", "reeve:account": "find"]))
            #expect(account.parent == .read(try await organization.unit(SimulatedOrganization.prodPath)))
        }
    }

    /// Listings in bulk lag behind: what they ask for may be done already.
    @Test func `tags that stand already are not written again, and count as no change`() async throws {
        try await SimulatedOrganization.run { organization in
            _ = await organization.perform(try await organization.gate([SimulatedOrganization.spec("search")]))
            let gate = try await organization.gate([SimulatedOrganization.spec("search", tags: ["team": "search"])])
            _ = await organization.perform(gate)
            let writes = try organization.writes()
            let again = await organization.perform(gate)
            #expect(again.map(\.result) == [.applied] && again.allSatisfy(\.requests.isEmpty))
            #expect(try organization.writes() == writes)
        }
    }
}
