/// How often each fault happens.
public struct Faults: Equatable, Sendable {
    /// The share of requests that meet each fault, from 0 to 1.
    var rates: [Fault: Double] = [:]
    /// As it was asked for.
    var text = "off"

    /// Nothing goes wrong.
    public static let off = Faults()
}

extension Faults {
    /// Reads faults as people write them: `off`; a rate that is spread evenly over all kinds; or a
    /// list of `KIND=RATE`. Rates are shares of the requests: from 0 to 1, and no more than 1 together.
    public init(_ text: String) throws(SimulatorError) {
        self.text = text
        if text == "off" { return }
        if let rate = Double(text) {
            let kinds = Fault.allCases
            rates = Dictionary(uniqueKeysWithValues: kinds.map { ($0, rate / Double(kinds.count)) })
        } else {
            for part in text.split(separator: ",", omittingEmptySubsequences: false) {
                let sides = part.split(separator: "=", omittingEmptySubsequences: false).map { String($0).trimmed }
                guard sides.count == 2, let kind = Fault(rawValue: sides[0]), let rate = Double(sides[1]),
                    rates.updateValue(rate, forKey: kind) == nil
                else { throw Self.invalid(text) }
            }
        }
        // The sum of six sixths may be a hair above one.
        guard rates.values.allSatisfy({ $0 >= 0 }), rates.values.reduce(0, +) <= 1 + 1e-9 else {
            throw Self.invalid(text)
        }
    }

    private static func invalid(_ text: String) -> SimulatorError {
        let kinds = Fault.allCases.map(\.rawValue).joined(separator: ", ")
        return .invalidConfiguration(
            setting: "faults", value: text,
            rule: """
                it is 'off', a rate from 0 to 1, or a list of KIND=RATE with rates that add up to no more than 1; \
                the kinds are \(kinds)
                """)
    }
}
