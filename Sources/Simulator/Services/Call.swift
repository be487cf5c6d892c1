import FoundationEssentials

/// What an operation knows beside its input: who calls, when, and how the simulator is set.
struct Call: Sendable {
    let now: Date
    /// The region that the request was signed for, if it says one.
    let region: String?
    let caller: Caller
    let settings: Settings

    /// The part of the configuration that operations look at.
    struct Settings: Sendable {
        let sendsPaths: Bool
        let createDuration: TimeInterval
        let closeDuration: TimeInterval
    }
}
