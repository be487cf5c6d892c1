import Planning
import Reconciler

/// Passes, one after the other, until nothing is in flight and nothing more may start.
struct PassSequence {
    let pass: Pass
    let completionInterval: Duration
    /// How long another process's lease holds at the most.
    let leaseTimeToLive: Duration
    var clock: any Clock<Duration> = ContinuousClock()
    var shutdown = Shutdown()
    /// Says why nothing seems to happen.
    var say: @Sendable (String) -> Void = { _ in }

    /// What has to be tried again is given up after this many passes in which nothing else changed.
    private static let mostIdlePasses = 5

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
                try? await clock.sleep(for: leaseTimeToLive / 2, tolerance: nil)
                if Task.isCancelled { return result }
                continue
            }
            guard result.doubts.isEmpty else { return result }
            if result.changedSomething { idlePasses = 0 } else { idlePasses += 1 }
            if result.isWaitingForAWS || (result.hasRetries && idlePasses < Self.mostIdlePasses) {
                try? await clock.sleep(for: completionInterval, tolerance: nil)
                if Task.isCancelled { return result }
            } else if !result.changedSomething {
                return result
            }
        }
    }
}
