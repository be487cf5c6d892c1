/// A length of time such as `72h`, `30m` or `7d`.
struct DurationRule: Sendable {
    let rule: TextRule
    private let most: Int

    private static let units: [(letter: Character, seconds: Int)] = [("s", 1), ("m", 60), ("h", 3600), ("d", 86400)]
    /// The most of any unit.
    private static let largestCount = 100_000

    /// Any length.
    static let any = DurationRule(most: .max)
    /// The audit is read back this far, so neither budgets nor approvals may reach further.
    static let remembered = DurationRule(most: 31 * 86400)

    /// - Parameter most: in seconds.
    private init(most: Int) {
        self.most = most
        let limit = most == .max ? "" : ", at most \(most / 86400)d"
        let alternatives = Self.units.map { unit in
            let count = min(Self.largestCount, most / unit.seconds)
            return "(?:\(DecimalPattern.pattern(of: 1...count)))\(unit.letter)"
        }
        rule = TextRule(
            "a length of time such as 72h, 30m or 7d" + limit, pattern: alternatives.joined(separator: "|"),
            hint: "such as 72h, 30m or 7d" + limit, allows: { Self.seconds($0, most: most) != nil })
    }

    /// In seconds; `nil` if the text is no length of time, or one that is too long.
    func seconds(_ text: String) -> Int? { Self.seconds(text, most: most) }

    private static func seconds(_ text: String, most: Int) -> Int? {
        guard let letter = text.last, let unit = units.first(where: { $0.letter == letter }),
            let count = DecimalPattern.number(text.dropLast(), in: 1...largestCount), count * unit.seconds <= most
        else { return nil }
        return count * unit.seconds
    }
}
