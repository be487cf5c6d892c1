import ArgumentParser

/// The beginning of a plan's id, long enough to name one plan.
struct PlanPrefix: ExpressibleByArgument {
    let text: String

    init?(argument: String) {
        guard (12...64).contains(argument.utf8.count), argument.allSatisfy(\.isHexDigit) else { return nil }
        text = argument.lowercased()
    }
}
