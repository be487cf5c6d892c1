/// How many Unicode scalars may still be written. A line costs one more than it has, for its end.
struct MarkdownBudget {
    private(set) var left: Int

    init(_ left: Int) { self.left = left }

    static func cost(of lines: [String]) -> Int { lines.reduce(0) { $0 + $1.unicodeScalars.count + 1 } }

    /// Takes these lines if there is room for all of them.
    mutating func take(_ lines: [String]) -> Bool {
        let cost = Self.cost(of: lines)
        guard cost <= left else { return false }
        left -= cost
        return true
    }

    /// How many of these fit, one after the other; a part of one never does.
    mutating func takePrefix(of parts: [[String]]) -> Int { parts.prefix { take($0) }.count }

    /// Splits off a budget of at most so many scalars.
    mutating func split(_ part: Int) -> MarkdownBudget {
        let part = max(0, min(part, left))
        left -= part
        return MarkdownBudget(part)
    }

    /// Takes back what another one has not used.
    mutating func merge(_ other: MarkdownBudget) { left += other.left }
}
