/// Why a simulator cannot start or go on.
public enum SimulatorError: Error, Equatable, CustomStringConvertible {
    /// A setting has a value that cannot be.
    case invalidConfiguration(setting: String, value: String, rule: String)

    /// The state file exists, and what stands in it is not a state.
    case corruptState(path: String, problem: String)

    /// A file could not be read, written or opened.
    case file(path: String, problem: String)

    /// The address cannot be listened on.
    case listening(address: String, problem: String)

    /// The simulator ended before it served.
    case stopped

    /// The error for people: what is wrong and what to do.
    public var description: String {
        switch self {
        case .invalidConfiguration(let setting, let value, let rule):
            "\(setting) is '\(value)': \(rule)"
        case .corruptState(let path, let problem):
            "\(path) is not a simulator state: \(problem). Move it away to start anew."
        case .file(let path, let problem):
            "\(path): \(problem)"
        case .listening(let address, let problem):
            "\(address) cannot be listened on: \(problem). Choose another host or port."
        case .stopped:
            "the simulator stopped before it served"
        }
    }
}
