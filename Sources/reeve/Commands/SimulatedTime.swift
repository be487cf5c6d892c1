import ArgumentParser

/// A length of time in the simulator: seconds, from none to a year.
struct SimulatedTime {
    let duration: Duration

    static func parse(_ text: String) throws -> SimulatedTime {
        guard let seconds = Double(text), (0...31_536_000).contains(seconds) else {
            throw ValidationError("it is a number of seconds from 0 to 31536000")
        }
        return SimulatedTime(duration: .seconds(seconds))
    }
}
