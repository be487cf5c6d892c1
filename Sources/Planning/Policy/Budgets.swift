/// How many accounts each kind of action may touch within a window (law 10).
public struct Budgets: Sendable, Equatable, Codable {
    public struct Limit: Sendable, Equatable, Codable {
        public var count: Int
        /// Of the managed accounts.
        public var percent: Int

        public init(count: Int, percent: Int = 0) {
            self.count = count
            self.percent = percent
        }

        /// The larger of the count and the percentage, rounded down.
        public func allowed(ofManaged managed: Int) -> Int { max(count, managed * percent / 100) }
    }

    /// The length of the window in seconds.
    public var window = 24 * 3600
    public var limits: [ActionKind: Limit] = [
        .create: Limit(count: 25),
        .move: Limit(count: 25, percent: 10),
        .unmanage: Limit(count: 3, percent: 5),
        .close: Limit(count: 3, percent: 5),
    ]

    public init() {}
}
