/// An action, or the part of one, that may not be applied now, and why.
public struct HeldAction: Sendable, Equatable {
    public enum Reason: Sendable, Equatable, CustomStringConvertible {
        case needsApproval
        /// With the arithmetic.
        case overBudget(String)
        /// AWS is still making the account.
        case inFlight(request: String)
        /// Another create of the same name is in flight: AWS cannot tell the two apart.
        case sameNameInFlight
        case noFreeSlot(concurrency: Int)
        /// AWS will take it later.
        case waits(Wait)
        /// Refused for good, until something changes.
        case stalled(String)
        /// The account is not yet ours under its key.
        case awaitsClaim

        /// Whether an approval would let it go ahead.
        public var isForApprover: Bool {
            switch self {
            case .needsApproval, .overBudget: true
            case .inFlight, .sameNameInFlight, .noFreeSlot, .waits, .stalled, .awaitsClaim: false
            }
        }

        /// What a plan says of it; `nil` for what passes by itself within minutes.
        var note: String? {
            switch self {
            case .noFreeSlot, .sameNameInFlight: nil
            case .needsApproval, .overBudget, .inFlight, .waits, .stalled, .awaitsClaim: description
            }
        }

        public var description: String {
            switch self {
            case .needsApproval: "needs approval"
            case .overBudget(let arithmetic): arithmetic
            case .inFlight: "being created"
            case .sameNameInFlight: "waits for another create of the same name"
            case .noFreeSlot(let concurrency): "waits for one of \(concurrency) slots"
            case .waits(let wait): "waits until \(TimeText.render(seconds: wait.until)): \(wait.reason)"
            case .stalled(let reason): "stalled: \(reason)"
            case .awaitsClaim: "waits for the adoption or the new key"
            }
        }
    }

    public let action: Action
    public let effects: [Effect]
    public let reason: Reason
}
