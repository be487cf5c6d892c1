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
    /// Seconds since 1970.
    let now: @Sendable () -> Int
    let report: @Sendable (PassEvent) -> Void
    /// It remembers the files of the pass before.
    private let declarations = DeclarationReader()
    let units: KnownUnits

    /// - Parameter resync: how long the organization's units, once listed, are good for planning. Nothing is moved
    ///   on names that were not read in the same pass.
    public init(
        source: any SourceReader, status: any StatusStore, approvals: any ApprovalSource, provider: any Provider,
        lease: Lease, now: @escaping @Sendable () -> Int, report: @escaping @Sendable (PassEvent) -> Void,
        resync: Duration = .seconds(600)
    ) {
        self.source = source
        self.status = status
        self.approvals = approvals
        self.provider = provider
        self.lease = lease
        self.now = now
        self.report = report
        units = KnownUnits(lifetime: resync)
    }

    /// Runs the pass. What fails is in the result: a pass that could not do its work has doubts.
    ///
    /// - Parameter expectation: if given, the pass applies only a plan that meets it.
    public func run(expecting expectation: PlanExpectation? = nil) async -> PassResult {
        var result = PassResult()
        do throws(Diagnostic) {
            let facts = try await gather(&result)
            result.plan = facts.plan
            result.gate = facts.gate
            report(.planned(facts.plan, facts.gate, facts.context))
            try check(facts, expectation)
            try await apply(facts, &result)
        } catch {
            result.doubts.append(error)
        }
        if !result.doubts.isEmpty {
            report(.inDoubt(result.doubts))
            await recordDoubts(&result)
        }
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
    public func plan() async -> (result: PassResult, context: PlanContext?) {
        var result = PassResult()
        do throws(Diagnostic) {
            let facts = try await gather(&result)
            result.plan = facts.plan
            result.gate = facts.gate
            return (result, facts.context)
        } catch {
            result.doubts.append(error)
            return (result, nil)
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

    /// Gives the lease back, if this process holds it, so that the next one need not wait.
    public func release() async throws(Diagnostic) {
        let snapshot = try await status.read(anew: true)
        guard await lease.isOurs(snapshot.files[Lease.path]) else { return }
        let message = StatusMessage.render("Release the lease", source: StatusMessage.source(of: snapshot.message))
        _ = try await status.commit([Lease.path: nil], message: message, onto: snapshot.revision)
    }

    private func gather(_ result: inout PassResult) async throws(Diagnostic) -> Facts {
        let readAt = ContinuousClock.now
        let source = try await source.read()
        result.source = source.commit
        let snapshot = try await status.read(anew: false)
        result.revision = snapshot.revision
        var history = try StatusReader.history(from: snapshot)
        if let last = history.source, last != source.commit, try await !self.source.contains(last, in: source.commit) {
            throw Diagnostic(
                .historyRewritten, "'\(source.branch)' no longer contains \(last.short), which was applied",
                hint: "a branch that is only behind: merge the watched one into it; else put the commit back, or "
                    + "accept what is there now with 'git merge -s ours \(last.short)'")
        }
        history.changes = try await changes(history, in: source.commit)
        switch await declarations.read(source.tree) {
        case .inDoubt(let diagnostics, _):
            guard let last = diagnostics.last else { throw Diagnostic(.policyInvalid, "the files cannot be read") }
            result.doubts += diagnostics.dropLast()
            throw last
        case .readable(let desired, let policy):
            var (observed, hasListedUnits) = try await observe(desired, policy, history)
            let approvals = try await approvals.approvals(under: policy.inForce(after: history.policy), anew: false)
            while true {
                let plan = try Planner.plan(
                    desired: desired, observed: observed, history: history, policy: policy,
                    capabilities: provider.capabilities
                ).excerpted(from: source.tree)
                let facts = Facts(
                    source: source, snapshot: snapshot, history: history, desired: desired, observed: observed,
                    plan: plan, approvals: approvals, readAt: readAt, now: now())
                if hasListedUnits || !facts.gate.approved.contains(where: \.goesToUnit) { return facts }
                observed = try await listingUnits(of: observed)
                hasListedUnits = true
            }
        }
    }

    private func changes(
        _ history: History, in tip: CommitID
    ) async throws(Diagnostic) -> [CommitID?: [SourceChange]] {
        var changes: [CommitID?: [SourceChange]] = [:]
        for base in Set(history.records.keys.map { history.base(of: $0) }).union([history.source, history.policyBase]) {
            changes[base] = try await source.changes(in: tip, since: base)
        }
        return changes
    }
}
