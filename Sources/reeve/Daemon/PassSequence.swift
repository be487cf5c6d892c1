import Planning
import Reconciler

/// Passes, one after the other, until nothing is in flight and nothing more may start.
struct PassSequence {
    let pass: Pass
    let completionInterval: Duration
    /// How long another process's lease holds at the most.
    let leaseTimeToLive: Duration
    var shutdown = Shutdown()
    /// Says why nothing seems to happen.
    var say: @Sendable (String) -> Void = { _ in }

    private var clock: PassClock { pass.clock }

    /// What has to be tried again is given up after this many passes in which nothing else changed.
    private static let mostIdlePasses = 5
    /// The same where nothing failed, but the time of each pass went into getting the lease.
    private static let mostLatePasses = 50

    /// What AWS takes only later is waited for up to so long; the next run goes on with the rest.
    private static let longestWait: Duration = .seconds(120)

    /// Returns the last pass's result, or the first one's that was in doubt. Another process's lease is waited
    /// for: a process that died cannot give it back. Cancelling the task lets the running pass end and begins nothing
    /// new.
    ///
    /// - Parameter expectation: if given, only the plan that meets it is applied, and what is left of it.
    func run(expecting expectation: PlanExpectation? = nil) async -> PassResult {
        var expectation = expectation
        var idlePasses = 0
        var leaseWaits = 0
        var last: PassResult?
        while true {
            let result = await shutdown.run(pass, expecting: expectation)
            // A pass that was stopped before it knew anything says nothing of the one before.
            if Task.isCancelled, result.plan == nil, result.doubts.isEmpty { return last ?? result }
            last = result
            if let agreed = expectation, !agreed.isRest, let plan = result.plan,
                !result.outcomes.isEmpty || result.changedSomething
            {
                expectation = .rest(of: plan.digests)
            }
            guard !Task.isCancelled else { return result }
            if result.doubts.map(\.code) == [.leaseHeld], result.outcomes.isEmpty, leaseWaits < 3 {
                if leaseWaits == 0 {
                    say(
                        "Another process holds the lease; waiting up to \(DurationArgument.render(leaseTimeToLive)) for it."
                    )
                }
                leaseWaits += 1
                try? await clock.sleep(leaseTimeToLive / 2)
                if Task.isCancelled { return result }
                continue
            }
            guard result.doubts.isEmpty else { return result }
            if result.changedSomething { idlePasses = 0 } else { idlePasses += 1 }
            if result.hasMadeWay {
                continue
            } else if result.isWaitingForAWS {
                await waitForCreate(atMost: result.hasRetries ? completionInterval : result.dueIn)
            } else if result.hasRetries
                && idlePasses < (result.hasOnlyLackedTime ? Self.mostLatePasses : Self.mostIdlePasses)
            {
                try? await clock.sleep(completionInterval)
            } else if let due = result.dueIn, due <= Self.longestWait {
                try? await clock.sleep(due)
            } else if !result.changedSomething {
                return result
            }
            if Task.isCancelled { return result }
        }
    }

    /// Waits until AWS has ended one of the creates that are under way.
    private func waitForCreate(atMost longest: Duration?) async {
        var look = CreateWatch(longest: completionInterval, from: clock.now())
        let end = longest.map { clock.now().advanced(by: $0) }
        while !Task.isCancelled {
            try? await clock.sleep(max(clock.now().duration(to: min(look.next, end ?? look.next)), .zero))
            if let end, clock.now() >= end { return }
            guard look.isDue(at: clock.now()) else { continue }
            // What cannot be told now, the next pass says.
            guard let ended = try? await pass.hasCreateEnded(), !ended else { return }
        }
    }
}
