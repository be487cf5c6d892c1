internal import FoundationEssentials

/// A moment in UTC as status and plans write it: `2026-12-31T23:59:59Z`.
public enum TimeText {
    /// - Parameter seconds: since 1970.
    public static func render(seconds: Int) -> String {
        Date(timeIntervalSince1970: TimeInterval(seconds)).formatted(.iso8601)
    }

    /// Seconds since 1970; `nil` if the text is no such moment.
    public static func parse(_ text: String) -> Int? {
        (try? Date(text, strategy: .iso8601)).map { Int($0.timeIntervalSince1970) }
    }
}
