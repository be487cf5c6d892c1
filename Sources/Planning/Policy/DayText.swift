internal import FoundationEssentials

/// A day in UTC as `reeve.yaml` writes it: `2026-12-31`.
enum DayText {
    /// - Parameter seconds: a moment of that day, in seconds since 1970.
    static func render(seconds: Int) -> String {
        Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601.year().month().day())
    }
}
