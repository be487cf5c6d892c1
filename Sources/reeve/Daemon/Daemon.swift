import AsyncAlgorithms
import Git
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
        /// The longest time before looking again at what AWS works on.
        var completion: Duration = .seconds(10)
        /// What a poll's time is multiplied by, so that many daemons that start together do not ask together for ever.
        var jitter: @Sendable () -> Double = { .random(in: 0.9...1.1) }
    }

    let pass: Pass
    let branches: any RepositoryWatch
    let timing: Timing
    let logger: Logger
    /// Wakes the loop for a resync at once.
    let wake: AsyncChannel<Void>
    let shutdown: Shutdown
    let finishedPass: @Sendable (PassResult) -> Void
    /// Is told what comes next, before it does.
    let begins: @Sendable (LoopStep) -> Void
    private let looks = LookSignal()

    init(
        pass: Pass, branches: any RepositoryWatch, timing: Timing, logger: Logger,
        wake: AsyncChannel<Void> = AsyncChannel(), shutdown: Shutdown = Shutdown(),
        finishedPass: @escaping @Sendable (PassResult) -> Void = { _ in },
        begins: @escaping @Sendable (LoopStep) -> Void = { _ in }
    ) {
        self.pass = pass
        self.branches = branches
        self.timing = timing
        self.logger = logger
        self.wake = wake
        self.shutdown = shutdown
        self.finishedPass = finishedPass
        self.begins = begins
    }

    /// Lets the loop look at the repository at once, or as soon as the pass that runs has ended. It returns at once,
    /// and until the loop looks, many calls are as one.
    func look() { looks.request() }

    private var clock: PassClock { pass.clock }

    /// Runs until it is asked to stop; then it gives the lease back.
    func run() async throws {
        await withGracefulShutdownOrCancellation {
            var (backoff, looks) = (Backoff(), LookBackoff(poll: timing.poll, longest: timing.resync))
            while !Task.isCancelled {
                begins(.pass)
                let id = PassID.next()
                let result = await shutdown.run(pass, as: id)
                if Task.isCancelled, result.plan == nil, result.doubts.isEmpty { return }
                finishedPass(result)
                PassID.$current.withValue(id) { log(result) }
                backoff.note(result)
                await wait(after: result, backoff, &looks)
            }
        }
        do throws(Diagnostic) {
            try await shutdown.release(pass)
        } catch {
            logger.warning("the lease was not given back", metadata: Self.metadata(error))
        }
    }

    private func wait(after result: PassResult, _ backoff: Backoff, _ looks: inout LookBackoff) async {
        if result.hasMadeWay || result.changedSomething && !backoff.isStuck && !result.isWaitingForAWS { return }
        // The pass looked again itself, and went by what it had seen before.
        if await branches.hasMoved() { return }
        if let longest = branches.tidyingDue {
            // Nobody waits for it, and no lease runs out meanwhile that is needed.
            begins(.tidying(longest))
            await branches.tidy()
        }
        let end = clock.now().advanced(by: pause(after: result, backoff))
        let start = clock.now()
        var look = result.isWaitingForAWS ? CreateWatch(longest: timing.completion, from: start) : nil
        var poll = start.advanced(by: looks.wait * timing.jitter())
        while !Task.isCancelled, clock.now() < end {
            Orphans.reap()
            let next = min(end, poll, look?.next ?? end)
            switch await sleep(max(clock.now().duration(to: next), .zero)) {
            case .resync: return
            case .look: poll = clock.now()
            case .time: break
            }
            if look?.isDue(at: clock.now()) == true, await hasCreateEnded() { return }
            guard clock.now() >= poll else { continue }
            if await hasRepositoryMoved(orIsBack: result.hasLostRepository, &looks) { return }
            poll = clock.now().advanced(by: looks.wait * timing.jitter())
        }
    }

    /// How long until the next pass, if nothing brings it before.
    private func pause(after result: PassResult, _ backoff: Backoff) -> Duration {
        var longest =
            backoff.isStuck || result.hasRetries
            ? backoff.wait(from: timing.completion, atMost: timing.resync) : timing.resync
        // A lease that is not renewed ends by itself, and nobody says so.
        if result.isLeaseAnothers { longest = min(longest, pass.leaseTimeToLive) }
        return min(longest, result.dueIn ?? longest)
    }

    /// What cannot be told now is told by the next look, or by the next pass.
    private func hasCreateEnded() async -> Bool {
        begins(.question)
        do throws(Diagnostic) {
            return try await pass.hasCreateEnded()
        } catch {
            logger.warning("AWS does not say which creates are under way", metadata: Self.metadata(error))
            return false
        }
    }

    private func hasRepositoryMoved(orIsBack wasLost: Bool, _ looks: inout LookBackoff) async -> Bool {
        begins(.question)
        do throws(Diagnostic) {
            try await branches.look()
            looks.note(nil)
        } catch {
            guard !Task.isCancelled else { return false }
            looks.note(error.code)
            logger.warning("the repository cannot be read", metadata: Self.metadata(error))
            return false
        }
        if wasLost { return true }
        return await branches.hasMoved()
    }

    /// What ended a wait; of several, the one that asks for most.
    private enum Waking: Int {
        case time
        case look
        case resync
    }

    private func sleep(_ duration: Duration) async -> Waking {
        begins(.wait(duration))
        return await withTaskGroup(of: Waking.self) { group in
            group.addTask {
                try? await clock.sleep(duration)
                return .time
            }
            group.addTask { await looks.wait() ? .look : .time }
            group.addTask {
                for await _ in wake { return .resync }
                return .time
            }
            var waking = await group.next() ?? .time
            group.cancelAll()
            // A call that came in with the end of the time is not lost.
            while let other = await group.next() { waking = waking.rawValue < other.rawValue ? other : waking }
            if waking == .resync { await pass.forgetOrganization() }
            return waking
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
        if result.traffic.isSlowed { metadata["throttled"] = "\(result.traffic)" }
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
