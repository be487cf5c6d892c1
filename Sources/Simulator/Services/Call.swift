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
        let isThrottled: Bool
        let creation: AccountCreation.Terms
        let closeDuration: TimeInterval
        let finalizingDuration: TimeInterval

        init(_ configuration: SimulatorConfiguration) {
            sendsPaths = configuration.sendsPaths
            isThrottled = configuration.throttle != .off
            creation = AccountCreation.Terms(
                duration: configuration.createDuration.seconds, listLag: configuration.effectiveListLag.seconds,
                accountLimit: configuration.accountLimit, atOnce: configuration.createsAtOnce)
            closeDuration = configuration.closeDuration.seconds
            finalizingDuration = configuration.finalizingDuration.seconds
        }
    }
}
