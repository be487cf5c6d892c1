import Planning

extension Pass {
    /// Takes the lease, performs what the gate approved, and reports to the status branch.
    func apply(_ facts: Facts, _ result: inout PassResult) async throws(Diagnostic) {
        var facts = facts
        let window = facts.gate.approved.isEmpty ? nil : try await takeLease(&facts)
        try await checkApprovals(&facts)
        result.gate = facts.gate
        if var window {
            result.holdsLease = true
            window.stop = stop
            // No write on knowledge that is older than the policy allows.
            window.closes = min(window.closes, facts.readAt.advanced(by: .seconds(facts.plan.policy.maxSnapshotAge)))
            result.revision = facts.snapshot.revision
            result.outcomes = await perform(
                facts.gate.approved, concurrency: facts.plan.policy.concurrency, within: window)
            await sight.note(result.outcomes, of: facts.gate.approved)
        }
        result.dueIn = facts.gate.dueIn(now: now, after: result.outcomes)
        try await reportOutcomes(&facts, &result)
    }

    /// Looks again at what was approved, just before it is written (law 9): an approval may have been taken back, or
    /// have ended, since the pass began.
    private func checkApprovals(_ facts: inout Facts) async throws(Diagnostic) {
        guard !facts.gate.usedApprovals.isEmpty else { return }
        let approvals = try await approvals.approvals(
            under: facts.plan.policy, after: facts.history.policy, anew: true)
        facts.retake(approvals, now: now)
    }

    /// How often a report is put on top of what others committed meanwhile.
    private static let mostReports = 3

    /// Commits what the pass did. Another process may commit to the branch, too: as long as the lease is ours,
    /// the report goes on top of that, since what was done must not be lost.
    private func reportOutcomes(_ facts: inout Facts, _ result: inout PassResult) async throws(Diagnostic) {
        for attempt in 1... {
            let written = try StatusReport(facts: facts, outcomes: result.outcomes, now: now)
            result.phases = written.phases
            let changes = written.changes
            guard !changes.isEmpty || facts.isHeartbeatDue(now: now) else { return }
            do throws(Diagnostic) {
                let revision = try await status.commit(
                    changes, message: StatusReport.message(facts, result.outcomes), onto: facts.snapshot.revision)
                result.revision = revision
                await unreported.keep([])
                return report(.committed(revision: revision))
            } catch {
                let failure = error
                do throws(Diagnostic) {
                    guard failure.code == .leaseHeld, !result.outcomes.isEmpty, attempt < Self.mostReports else {
                        throw failure
                    }
                    facts.rebase(onto: try await status.read(anew: true))
                    guard await lease.isOurs(facts.snapshot.files[Lease.path]) else { throw failure }
                } catch {
                    await unreported.keep(Audit.outcomes(result.outcomes, facts, now: now))
                    throw error
                }
            }
        }
    }

    private func takeLease(_ facts: inout Facts) async throws(Diagnostic) -> WriteWindow {
        guard await lease.mayTake(over: facts.snapshot.files[Lease.path]) else {
            throw Diagnostic(
                .leaseHeld, "another process holds the lease on this repository",
                hint: "stop it, or wait: its lease ends \(lease.timeToLive) after its last renewal")
        }
        let (content, window) = await lease.renew()
        var changes: [String: [UInt8]?] = [Lease.path: .some(content)]
        let begun = try Audit.begun(facts, now: now)
        if let (path, bytes) = begun { changes[path] = .some(bytes) }
        for (path, bytes) in BegunCreates.records(facts, now: now) { changes[path] = .some(bytes) }
        let revision = try await status.commit(
            changes,
            message: StatusMessage.render("Take the lease", source: facts.history.source),
            onto: facts.snapshot.revision)
        facts.snapshot.revision = revision
        for (path, bytes) in changes { facts.snapshot.files[path] = bytes }
        return window
    }

    /// Performs stage after stage, and within a stage as many at once as the policy allows.
    private func perform(
        _ actions: [ApprovedAction], concurrency: Int, within window: WriteWindow
    ) async -> [Outcome] {
        var outcomes: [Outcome] = []
        // Once something of an account did not go through, the rest of it waits for the next pass.
        var failed: Set<AccountKey> = []
        for stage in Change.Stage.allCases {
            let inStage = actions.filter { $0.action.stage == stage }
            let batch = inStage.filter { !failed.contains($0.action.key) }
            outcomes += inStage.filter { failed.contains($0.action.key) }.flatMap { skipped in
                skipped.effects.map { Outcome($0, .deferred) }
            }
            let results = await withTaskGroup(of: [Outcome].self) { group in
                var results: [Outcome] = []
                var waiting = batch[...]
                var running = 0
                while !waiting.isEmpty || running > 0 {
                    while running < concurrency, let next = waiting.popFirst() {
                        running += 1
                        group.addTask { await perform(next, within: window) }
                    }
                    if let done = await group.next() {
                        running -= 1
                        results += done
                    }
                }
                return results
            }
            outcomes += results
            failed.formUnion(results.filter { $0.result != .applied }.map(\.effect.key))
        }
        return outcomes
    }

    private func perform(_ action: ApprovedAction, within window: WriteWindow) async -> [Outcome] {
        let hasEnded = action.approval.map { $0.approval.expires <= now } ?? false
        guard !stop.isRequested, !Task.isCancelled, clock.now() < window.closes, !hasEnded else {
            return action.deferred
        }
        if action.action.beginsCreate, let rest = await lease.settling {
            return action.effects.map { Outcome($0, .waits(for: Lease.takeover, seconds: rest, atMost: nil)) }
        }
        report(.performing(action))
        let began = now
        var outcomes =
            await stop.call { await provider.perform(action, within: window) }
            ?? action.effects.map { Outcome($0, .retry("AWS had not answered when Reeve was stopped")) }
        let ended = now
        for place in outcomes.indices { outcomes[place].times = (began, ended) }
        report(.finished(action, outcomes))
        return outcomes
    }
}

extension ApprovedAction {
    /// What becomes of it in a pass that has no time left for it.
    var deferred: [Outcome] { effects.map { Outcome($0, .deferred) } }
}
