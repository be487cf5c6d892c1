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

/// The beginning of a plan's id, long enough to name one plan.
struct PlanPrefix: ExpressibleByArgument {
    let text: String

    init?(argument: String) {
        guard (12...64).contains(argument.utf8.count), argument.allSatisfy(\.isHexDigit) else { return nil }
        text = argument.lowercased()
    }
}
