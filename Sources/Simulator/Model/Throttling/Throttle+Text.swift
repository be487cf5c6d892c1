extension Throttle {
    /// Reads a throttle as people write it: `off`; `aws`; `RATE[/BURST]` for every family; or a list
    /// of `NAME=RATE[/BURST]`, where a name is a family's or an operation's.
    ///
    /// A rate is requests a second. The default burst is the rate, rounded up.
    public init(_ text: String) throws(SimulatorError) {
        switch text {
        case "off": self = .off
        case "aws": self = .aws
        default:
            if let limit = Limit(text) {
                families = Dictionary(uniqueKeysWithValues: APIFamily.allCases.map { ($0, limit) })
            } else {
                try read(text)
            }
            self.text = text
        }
    }

    private mutating func read(_ text: String) throws(SimulatorError) {
        for part in text.split(separator: ",", omittingEmptySubsequences: false) {
            let sides = part.split(separator: "=", omittingEmptySubsequences: false).map { String($0).trimmed }
            guard sides.count == 2, let limit = Limit(sides[1]) else { throw Self.invalid(text) }
            if let family = APIFamily(rawValue: sides[0]) {
                families[family] = limit
            } else if sides[0].first?.isUppercase == true {
                operations[sides[0]] = limit
            } else {
                throw Self.invalid(text)
            }
        }
    }

    private static func invalid(_ text: String) -> SimulatorError {
        let families = APIFamily.allCases.map(\.rawValue).joined(separator: ", ")
        return .invalidConfiguration(
            setting: "throttle", value: text,
            rule: """
                it is 'off', 'aws', RATE[/BURST], or a list of NAME=RATE[/BURST], with rates above 0 a second and \
                bursts of at least 1, and with an operation or one of \(families) as the name
                """)
    }
}

extension Throttle.Limit {
    /// Reads `RATE` or `RATE/BURST`.
    init?(_ text: String) {
        let parts = text.split(separator: "/", omittingEmptySubsequences: false).map { Double(String($0).trimmed) }
        guard (1...2).contains(parts.count), let rate = parts[0], rate > 0, rate.isFinite else { return nil }
        guard let burst = parts.count == 2 ? parts[1] : max(1, rate.rounded(.up)), burst >= 1, burst.isFinite else {
            return nil
        }
        self.init(rate: rate, burst: burst)
    }
}

extension String {
    /// Without the blanks around it.
    var trimmed: String {
        String(drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
    }
}
