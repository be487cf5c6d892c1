/// Why the port cannot be opened.
public enum DashboardError: Error, Sendable, Equatable, CustomStringConvertible {
    /// Something else listens there, or the address is not this machine's.
    case cannotListen(address: String, problem: String)
    /// It was stopped before it listened.
    case stopped

    public var description: String {
        switch self {
        case .cannotListen(let address, let problem): "cannot listen on \(address): \(problem)"
        case .stopped: "it was stopped"
        }
    }
}
