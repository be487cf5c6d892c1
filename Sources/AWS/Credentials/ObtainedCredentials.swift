import FoundationEssentials

/// Credentials, and until when they are good.
struct ObtainedCredentials: Sendable, Hashable {
    var credentials: AWSCredentials
    /// `nil` where they do not expire, or their source does not say.
    var expiration: Date?

    /// ISO 8601, as every source writes it: with or without a fraction, in any zone.
    static func date(_ text: String) -> Date? { try? Date(text, strategy: .iso8601) }
}
