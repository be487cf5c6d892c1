import ArgumentParser

/// A length of time on the command line: seconds, a tenth of one at the least and a week at the most.
struct Seconds: ExpressibleByArgument, CustomStringConvertible {
    private let value: Double

    init(_ value: Double) { self.value = value }

    init?(argument: String) {
        guard let value = Double(argument), (0.1...604_800).contains(value) else { return nil }
        self.value = value
    }

    var duration: Duration { .seconds(value) }
    var description: String { "\(value)" }
    var defaultValueDescription: String { description }
}
