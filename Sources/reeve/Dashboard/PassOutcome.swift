import Reconciler

/// How a pass ended, in one word.
enum PassOutcome: String, CaseIterable {
    case done
    /// Something waits for an approval.
    case waiting
    /// Something is quarantined, stalled, or to be tried again.
    case partial
    /// Nothing could be planned or written, or what was done could not be reported.
    case doubt

    init(_ result: PassResult) {
        self =
            switch result.exitCode {
            case 0: .done
            case 3: .waiting
            case 4: .partial
            default: .doubt
            }
    }
}
