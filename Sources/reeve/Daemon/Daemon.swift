import AsyncAlgorithms
import Logging
import Planning
import Reconciler
import ServiceLifecycle

/// The loop: one pass after the other, as long as the process lives.
///
/// What comes next is decided by what is true after a pass, never by what happened in it (level-triggered):
/// something changed, so look again at once; AWS is at work, so look again soon; otherwise when the
/// repository moves or the resync is due.
struct Daemon: Service {
    struct Timing: Sendable {
        /// Between two looks at the repository.
        var poll: Duration = .seconds(30)
        /// Between two observations of the whole organization.
        var resync: Duration = .seconds(600)
        /// Before looking again at what AWS works on.
        var completion: Duration = .seconds(10)
    }

    let pass: Pass
    let branches: Branches
    let timing: Timing
    let logger: Logger
    /// Wakes the loop for a resync at once.
    let wake: AsyncChannel<Void>
    let shutdown: Shutdown
    let finishedPass: @Sendable (PassResult) -> Void

    init(
        pass: Pass, branches: Branches, timing: Timing, logger: Logger, wake: AsyncChannel<Void> = AsyncChannel(),
        shutdown: Shutdown = Shutdown(), finishedPass: @escaping @Sendable (PassResult) -> Void = { _ in }
    ) {
        self.pass = pass
        self.branches = branches
        self.timing = timing
        self.logger = logger
        self.wake = wake
        self.shutdown = shutdown
        self.finishedPass = finishedPass
    }

    /// Runs until it is asked to stop; then it gives the lease back.
    func run() async throws {
        await withGracefulShutdownOrCancellation {
            var failures = 0
            while !Task.isCancelled {
                let result = await shutdown.run(pass)
                if Task.isCancelled, result.plan == nil, result.doubts.isEmpty { return }
                finishedPass(result)
                log(result)
                let isStuck = !result.doubts.isEmpty || (result.hasRetries && !result.changedSomething)
                failures = isStuck ? failures + 1 : 0
                await wait(after: result, failures: failures)
            }
        }
        do throws(Diagnostic) {
            try await shutdown.release(pass)
        } catch {
            logger.warning("the lease was not given back", metadata: Self.metadata(error))
        }
    }

    private func wait(after result: PassResult, failures: Int) async {
        if result.changedSomething, failures == 0, !result.isWaitingForAWS { return }
        // A cause that did not go away is looked at again after the double of the last wait.
        let backoff = min(timing.resync, timing.completion * (1 << min(failures, 10)))
        if result.isWaitingForAWS {
            await sleep(backoff)
            return
        }
        let fingerprint = await branches.fingerprint()
        let longest = failures == 0 ? timing.resync : backoff
        let end = ContinuousClock.now.advanced(by: longest)
        while !Task.isCancelled, ContinuousClock.now < end {
            if await sleep(min(timing.poll, ContinuousClock.now.duration(to: end))) { return }
            do throws(Diagnostic) {
                try await branches.refresh()
            } catch {
                if Task.isCancelled { return }
                logger.warning("the repository cannot be read", metadata: Self.metadata(error))
                continue
            }
            if await branches.fingerprint() != fingerprint { return }
        }
    }

    /// Returns whether something woke it before the time was over.
    @discardableResult
    private func sleep(_ duration: Duration) async -> Bool {
        await withTaskGroup(of: Bool.self) { group in
            group.addTask {
                try? await Task.sleep(for: duration)
                return false
            }
            group.addTask {
                for await _ in wake { return true }
                return false
            }
            var woken = await group.next() ?? false
            group.cancelAll()
            // A call to wake may have come in with the end of the time: it is not lost.
            while let other = await group.next() { woken = woken || other }
            if woken { await pass.forgetUnits() }
            return woken
        }
    }

    private static func metadata(_ error: Diagnostic) -> Logger.Metadata {
        ["code": "\(error.code.rawValue)", "error": "\(Escaping.terminal(error.summary))"]
    }

    private func log(_ result: PassResult) {
        var metadata: Logger.Metadata = [:]
        if let source = result.source { metadata["source"] = "\(source.short)" }
        if let plan = result.plan { metadata["plan"] = "\(plan.id.short)" }
        if let doubt = result.doubts.first {
            metadata["code"] = "\(doubt.code.rawValue)"
            return logger.error("pass in doubt: \(Escaping.terminal(doubt.summary))", metadata: metadata)
        }
        metadata["outcomes"] = "\(result.outcomes.count)"
        metadata["held"] = "\(result.gate.map { $0.held.count + $0.heldPolicy.count } ?? 0)"
        logger.info("pass done", metadata: metadata)
    }
}

/// Runs the body until it ends by itself, the task is cancelled, or the service group shuts down gracefully.
private func withGracefulShutdownOrCancellation(_ body: @escaping @Sendable () async -> Void) async {
    await withTaskGroup(of: Void.self) { group in
        group.addTask { await body() }
        group.addTask { try? await gracefulShutdown() }
        await group.next()
        group.cancelAll()
    }
}
