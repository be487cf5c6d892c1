/// What a provider was asked to carry out, in requests, and how that was slowed down.
public struct ProviderTraffic: Sendable, Equatable {
    /// Requests that were sent, each try counted.
    public var requests: Int
    /// Those of them that were refused because they were too many.
    public var refused: Int
    /// How long requests waited for their turn or for another try; of several at once each counts.
    public var waited: Duration

    public init(requests: Int = 0, refused: Int = 0, waited: Duration = .zero) {
        self.requests = requests
        self.refused = refused
        self.waited = waited
    }

    /// Whether anybody would notice.
    public var isSlowed: Bool { refused > 0 || waited >= .seconds(1) }

    static func - (later: Self, earlier: Self) -> Self {
        Self(
            requests: later.requests - earlier.requests, refused: later.refused - earlier.refused,
            waited: later.waited - earlier.waited)
    }
}

extension ProviderTraffic: CustomStringConvertible {
    public var description: String {
        let seconds = Int((waited / .seconds(1)).rounded())
        return "AWS refused \(refused) of \(requests) requests as too many; together they waited \(seconds) s"
    }
}
