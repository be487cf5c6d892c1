import CCurl
import FoundationEssentials

extension HTTPResponse {
    /// How long the server asks to wait, in `Retry-After`: seconds, or a date in one of HTTP's three forms (RFC 9110,
    /// sections 10.2.3 and 5.6.7). `nil` where it does not ask, or for no time.
    ///
    /// A date counts from the answer's own `Date`, so that it does not matter whether this machine's clock is right; this
    /// machine's is taken where that is absent.
    func retryAfter(now: @autoclosure () -> Date) -> Duration? {
        guard let text = header("retry-after") else { return nil }
        let seconds: Int
        if text.utf8.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) {
            seconds = text.isEmpty ? 0 : Int(text) ?? .max
        } else {
            guard let until = Self.time(text) else { return nil }
            seconds = until - (date ?? Int(now().timeIntervalSince1970))
        }
        return seconds > 0 ? .seconds(min(seconds, Self.longestPause)) : nil
    }

    /// When it was sent, by the server's clock, in seconds since 1970; `nil` if it does not say.
    var date: Int? { header("date").flatMap(Self.time) }

    /// A week: no pause is longer, and sums of times stay in their range.
    private static let longestPause = 7 * 24 * 3600

    /// Seconds since 1970. libcurl reads more forms than HTTP has (curl_getdate(3)).
    private static func time(_ text: String) -> Int? {
        let time = curl_getdate(text, nil)
        return time < 0 ? nil : Int(time)
    }
}
