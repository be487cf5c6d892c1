import Declarations
public import Planning

/// One reconciliation, from Git and AWS to Git: read, plan, gate, apply, report. It never waits for AWS to
/// finish something; what takes long is a fact that the next pass observes.
public struct Pass: Sendable {
    let source: any SourceReader
    let status: any StatusStore
    let approvals: any ApprovalSource
    let provider: any Provider
    let lease: Lease
    /// The time by which it goes, and whoever waits between two passes.
    public let clock: PassClock
    public let report: @Sendable (PassEvent) -> Void
    /// It remembers the files of the pass before.
    let declarations = DeclarationReader()
    let units: KnownUnits
    let sight: Sight
    let unreported = Unreported()
    /// How it is told to end.
    public let stop: Stop

    /// - Parameters:
    ///   - resync: how long an observation of the whole organization is good for, and its units, once listed, for
    ///     planning. Nothing is moved on names that were not read in the same pass.
    ///   - stop: how it is told to end.
    public init(
        source: any SourceReader, status: any StatusStore, approvals: any ApprovalSource, provider: any Provider,
        lease: Lease, clock: PassClock = .system, report: @escaping @Sendable (PassEvent) -> Void,
        resync: Duration = .seconds(600), stop: Stop = Stop()
    ) {
        self.source = source
        self.status = status
        self.approvals = approvals
        self.provider = provider
        self.lease = lease
        self.clock = clock
        self.report = report
        units = KnownUnits(lifetime: resync, now: clock.now)
        sight = Sight(lifetime: resync, now: clock.now)
        self.stop = stop
    }

    /// Runs the pass. What fails is in the result: a pass that could not do its work has doubts. One that was told to
    /// end before it had a plan has neither.
    ///
    /// - Parameter expectation: if given, the pass applies only a plan that meets it.
    public func run(expecting expectation: PlanExpectation? = nil) async -> PassResult {
        let before = provider.traffic
        var result = await reconcile(expecting: expectation)
        result.traffic = provider.traffic - before
        if result.traffic.isSlowed { report(.throttled(result.traffic)) }
        return result
    }

    private func reconcile(expecting expectation: PlanExpectation?) async -> PassResult {
        var result = PassResult()
        do throws(Diagnostic) {
            guard let facts = try await gatherUnlessStopped(&result) else { return result }
            result.plan = facts.plan
            result.gate = facts.gate
            result.observedAt = facts.readAt
            result.holdsLease = await lease.isOurs(facts.snapshot.files[Lease.path])
            report(.planned(facts.plan, facts.gate, facts.context))
            try check(facts, expectation)
            // Who holds the lease by now, and what was merged or revoked, nobody knows.
            if let unreachable = facts.source.unreachable { throw unreachable }
            if stop.isRequested {
                result.outcomes = facts.gate.approved.flatMap(\.deferred)
            } else {
                try await apply(facts, &result)
            }
        } catch {
            result.doubts.append(error)
        }
        if !result.doubts.isEmpty {
            report(.inDoubt(result.doubts))
            await recordDoubts(&result)
        }
        await sight.end(at: result.revision)
        return result
    }

    private func check(_ facts: Facts, _ expectation: PlanExpectation?) throws(Diagnostic) {
        guard let expectation else { return }
        do {
            try expectation.check(facts.plan)
        } catch {
            if let agreed = expectation.document(in: facts.snapshot) {
                report(.moved(PlanDelta(from: agreed, to: PlanDocument(facts.plan, facts.context))))
            }
            throw error
        }
    }

    /// Plans without writing anything anywhere.
    public func plan() async -> PlannedPass {
        var result = PassResult()
        do throws(Diagnostic) {
            let facts = try await gather(&result, publishing: false)
            result.plan = facts.plan
            result.gate = facts.gate
            return PlannedPass(result: result, facts: facts)
        } catch {
            result.doubts.append(error)
            return PlannedPass(result: result, facts: nil)
        }
    }

    /// Says on the status branch why nothing is written, where that branch can be read and written at all.
    private func recordDoubts(_ result: inout PassResult) async {
        let isAboutFiles = result.doubts.contains { $0.code.isAboutTheRepository }
        guard isAboutFiles else { return }
        do throws(Diagnostic) {
            let snapshot = try await status.read(anew: true)
            let history = try StatusReader.history(from: snapshot)
            let changes = StatusReport.changes(forDoubts: result.doubts, history: history, snapshot: snapshot)
            guard !changes.isEmpty else { return }
            let revision = try await status.commit(
                changes, message: StatusMessage.render("Record that nothing is written", source: history.source),
                onto: snapshot.revision)
            result.revision = revision
            report(.committed(revision: revision))
        } catch {
            result.doubts.append(error)
        }
    }

    /// Gives the lease back, if this process holds it, so that the next one need not wait. One that never asked for it
    /// asks nobody now.
    public func release() async throws(Diagnostic) {
        guard await lease.wasAskedFor else { return }
        let snapshot = try await status.read(anew: true)
        guard await lease.isOurs(snapshot.files[Lease.path]) else { return }
        let message = StatusMessage.render("Release the lease", source: StatusMessage.source(of: snapshot.message))
        _ = try await status.commit([Lease.path: nil], message: message, onto: snapshot.revision)
    }

    /// How long a lease holds that is not renewed.
    public var leaseTimeToLive: Duration { lease.timeToLive }

    /// Seconds since 1970.
    var now: Int { clock.seconds() }

    /// - Returns: `nil` if the pass was told to end: nothing was written yet, so it ends at once.
    private func gatherUnlessStopped(_ result: inout PassResult) async throws(Diagnostic) -> Facts? {
        let reading = await stop.reading { () -> (PassResult, Result<Facts, Diagnostic>) in
            var result = PassResult()
            do throws(Diagnostic) {
                let facts = try await gather(&result, publishing: true)
                return (result, .success(facts))
            } catch {
                return (result, .failure(error))
            }
        }
        guard let (gathered, facts) = reading else { return nil }
        result = gathered
        return try facts.get()
    }

    /// Reads Git and AWS, the one while the other answers, and plans.
    ///
    /// - Parameter publishing: whether what is observed is to stand on the status branch.
    private func gather(_ result: inout PassResult, publishing: Bool) async throws(Diagnostic) -> Facts {
        // No child tasks: what is asked of AWS waits for what stands in Git.
        let git = Task { await readGit() }
        let interest = Task { () -> Interest? in
            guard let content = await git.value.content else { return nil }
            if publishing { await noteOthers(content.snapshot) }
            return await self.interest(in: content)
        }
        async let observation = observe(interest)
        // A fetch that nobody waits for any more would be in the way of giving the lease back.
        let reading = await withTaskCancellationHandler {
            await git.value
        } onCancel: {
            git.cancel()
        }
        result.source = reading.commit
        result.revision = reading.revision
        result.hasLostRepository = reading.isLost
        guard let content = reading.content else {
            result.doubts = reading.doubts.dropLast()
            throw reading.doubts.last ?? Diagnostic(.policyInvalid, "the files cannot be read")
        }
        let known = await interest.value?.units
        var (observed, readAt) = try await observation.get()
        await sight.keep(observed, at: readAt)
        var hasListedUnits = observed.organizationalUnits != known
        if hasListedUnits { await units.keep(observed.organizationalUnits) }
        let inForce = content.policy.inForce(after: content.history.policy)
        let approvals = try await approvals.approvals(
            under: inForce, after: content.history.policy, anew: false)
        if let problem = approvals.unread { report(.approvalsUnread(problem)) }
        while true {
            let plan = try Planner.plan(
                desired: content.desired, observed: observed, history: content.history, policy: content.policy,
                capabilities: provider.capabilities
            ).excerpted(from: content.source.tree)
            let facts = Facts(content, observed: observed, plan: plan, approvals: approvals, readAt: readAt, now: now)
            if hasListedUnits || !facts.gate.approved.contains(where: \.goesToUnit) { return facts }
            observed = try await listingUnits(of: observed)
            await sight.keep(observed, at: readAt)
            hasListedUnits = true
        }
    }
}
