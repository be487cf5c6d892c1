import ArgumentParser

/// A length of time on the command line: `500ms`, `1s`, `5m`, `1h`, `7d`, or a bare number, which is of seconds. Each
/// may have a decimal fraction; all are of whole milliseconds.
struct DurationArgument: Sendable {
    /// What an option of the daemon's timing may be.
    static let timing = DurationArgument(within: .milliseconds(100) ... .seconds(7 * 86_400))
    /// What an option of the simulator may be, whose time may stand still.
    static let simulated = DurationArgument(within: .zero ... .seconds(365 * 86_400))

    private static let units = [("d", 86_400_000), ("h", 3_600_000), ("m", 60_000), ("s", 1000), ("ms", 1)]

    private let range: ClosedRange<Duration>

    init(within range: ClosedRange<Duration>) { self.range = range }

    /// - Throws: an error that says what a length of time is.
    func parse(_ text: String) throws -> Duration {
        guard let duration = Self.duration(text), range.contains(duration) else {
            let (least, most) = (Self.render(range.lowerBound), Self.render(range.upperBound))
            throw ValidationError(
                "a length of time is a number with a unit, such as 500ms, 1s, 5m or 1h, or a number of seconds; "
                    + "this one is from \(least) to \(most)")
        }
        return duration
    }

    /// In the largest unit in which it is a whole number.
    static func render(_ duration: Duration) -> String {
        let milliseconds = Int((duration / .milliseconds(1)).rounded())
        let unit = units.first { milliseconds.isMultiple(of: $0.1) && milliseconds != 0 }
        return unit.map { "\(milliseconds / $0.1)\($0.0)" } ?? "0s"
    }

    private static func duration(_ text: String) -> Duration? {
        let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
        let name = text.dropFirst(number.count)
        guard number.count <= 12, let count = Double(number),
            let unit = units.first(where: { $0.0 == (name.isEmpty ? "s" : name) })
        else { return nil }
        return .milliseconds(Int((count * Double(unit.1)).rounded()))
    }
}
