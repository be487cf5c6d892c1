import Planning
import Reconciler

/// How long to wait after passes that did not do their work: the double with each that fails for the same cause.
struct Backoff {
    private enum Cause: Equatable {
        case doubt(DiagnosticCode)
        case retry
    }

    private var cause: Cause?
    private var failures = 0

    /// Whether the last pass got nowhere.
    var isStuck: Bool { cause != nil }

    /// Takes in how a pass ended. Another cause than the last one begins anew.
    mutating func note(_ result: PassResult) {
        let new: Cause? =
            if let doubt = result.doubts.first {
                .doubt(doubt.code)
            } else if result.hasRetries, !result.changedSomething, !result.hasOnlyLackedTime {
                .retry
            } else {
                nil
            }
        failures = new == nil ? 0 : new == cause ? failures + 1 : 1
        cause = new
    }

    /// - Parameter first: half of the first wait.
    func wait(from first: Duration, atMost longest: Duration) -> Duration {
        min(longest, first * (1 << min(failures, 10)))
    }
}
