import Reconciler

/// Passes, one after the other, until nothing is in flight and nothing more may start.
struct PassSequence {
    let pass: Pass
    let completionInterval: Duration
    var clock: any Clock<Duration> = ContinuousClock()

    /// A pass that keeps finding its plan overtaken is given up after this many.
    private static let mostIdlePasses = 5

    /// Returns the last pass's result, or the first one's that was in doubt. What failed in an earlier pass and
    /// was not tried again is part of it.
    func run(expectedPlan: String? = nil) async -> PassResult {
        var expected = expectedPlan
        var retries = 0
        while true {
            let result = await pass.run(expectedPlan: expected)
            // The plan that was asked for is under way: what follows is its rest.
            if !result.outcomes.isEmpty { expected = nil }
            guard result.doubts.isEmpty, !Task.isCancelled else { return result }
            if result.hasRetries { retries += 1 } else { retries = 0 }
            if result.isWaitingForAWS || (result.hasRetries && retries < Self.mostIdlePasses) {
                try? await clock.sleep(for: completionInterval, tolerance: nil)
            } else if !result.changedSomething {
                return result
            }
        }
    }
}
